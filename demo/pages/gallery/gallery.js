/**
 * Every state of <chat-element>, and a list of channels, live, on a chat server that lives in the page. Without `?state=` the page
 * is a gallery of frames; with it, it is one of these states and nothing else.
 *
 * Query: state, style (imessage, discord), theme (light, dark), dir (rtl), lang, width (px; of the frames), accent.
 * In a state, <html data-state="done"> says that it stands.
 */
import { show } from './show.js';
import { states } from './states.js';

const query = new URLSearchParams(location.search);

const controls = {
  style: ['', 'imessage', 'discord'],
  theme: ['', 'light', 'dark'],
  dir: ['', 'rtl'],
  width: ['420', '320', '900'],
  lang: ['en', 'es', 'zh', 'nl', 'pt', 'de', 'it', 'fr', 'ja', 'pl', 'tr', 'ar'],
};
const names = { style: ['bubbles (default)'], theme: ['as the system has it'], dir: ['left to right'] };

function gallery() {
  document.body.className = 'gallery';
  document.body.innerHTML = `<main>
    <h1>Gallery</h1>
    <p class="lead">Every state of <code>&lt;chat-element&gt;</code>, and a list of channels, each with a chat server of its own that lives in the page. <a href="/">All demos</a></p>
    <form class="controls"></form>
    <div class="states"></div>
  </main>`;
  const form = document.querySelector('form');
  for (const [name, values] of Object.entries(controls)) {
    const select = Object.assign(document.createElement('select'), { name });
    select.append(...values.map((value, index) => new Option(names[name]?.[index] ?? value, value, false, value === query.get(name))));
    const label = document.createElement('label');
    label.append(name, select);
    form.append(label);
  }
  form.addEventListener('change', () => {
    const chosen = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    history.replaceState(null, '', `?${chosen}`);
    frames();
  });
  frames();
}

function frames() {
  const chosen = Object.fromEntries(new FormData(document.querySelector('form')));
  document.documentElement.style.colorScheme = chosen.theme || 'light dark';
  const list = document.querySelector('.states');
  list.replaceChildren(
    ...Object.entries(states).map(([state, { title, height = 560 }]) => {
      const { width, ...rest } = chosen;
      const url = `/gallery.html?${new URLSearchParams({ state, ...rest })}`;
      const figure = document.createElement('figure');
      const caption = document.createElement('figcaption');
      caption.append(Object.assign(document.createElement('a'), { href: url, textContent: title }));
      const frame = Object.assign(document.createElement('iframe'), { src: url, title, loading: 'lazy', width, height });
      figure.append(caption, frame);
      return figure;
    }),
  );
}

if (query.has('state')) void show(query);
else gallery();
