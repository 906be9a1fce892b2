/** Shows one state: makes its world, its session and its chat (or its list of channels), and does what has to be done until it stands. */
import '/chat-elements.js';
import { PreviewWorld, previewBackend } from '/preview.js';
import { states } from './states.js';
import { users } from './talk.js';

const frame = () => new Promise((resolve) => requestAnimationFrame(() => resolve()));

/** Waits until something is so, looking once a frame. */
async function until(condition, what) {
  for (const start = performance.now(); ; await frame()) {
    const found = await condition();
    if (found) return found;
    if (performance.now() - start > 15_000) throw new Error(`waited in vain for ${what}`);
  }
}

/** @param {URLSearchParams} query */
export async function show(query) {
  const state = states[query.get('state')];
  if (!state) throw new Error(`There is no state ${query.get('state')}`);
  document.body.className = 'state';
  document.title = state.title;
  document.documentElement.lang = query.get('lang') || 'en';
  document.documentElement.dir = query.get('dir') || 'ltr';
  document.documentElement.style.colorScheme = query.get('theme') || 'light dark';

  const world = new PreviewWorld({ users, channels: [] });
  const channel = await state.channel?.(world);
  world.addChannel({ id: 'team', name: 'Festival team', topic: 'Three weeks to go', ...channel });
  const chat = document.createElement(state.tag ?? 'chat-element');
  const session = document.createElement('chat-session');
  Object.assign(session, { backend: previewBackend({ world }), token: 'preview:me', serverUrl: `https://${query.get('state')}.example`, locale: 'en-GB', ...state.session });
  chat[state.tag ? 'selectedChannel' : 'channelId'] = 'team';
  if (query.get('style')) chat.setAttribute('appearance-style', query.get('style'));
  if (query.get('accent')) chat.style.setProperty('--chat-accent', query.get('accent'));
  Object.assign(chat, state.options?.(world));
  state.before?.(world);
  localStorage.clear();
  session.append(chat);
  document.body.append(session);

  const all = (selector) => [...(chat.shadowRoot?.querySelectorAll(selector) ?? [])];
  const kit = {
    chat,
    world,
    frame,
    until,
    all,
    one: (selector) => until(() => all(selector)[0], selector),
    /** The row of the message that says something. */
    row: (text) => until(() => all('.message').find((row) => row.textContent.includes(text)), `the message “${text}”`),
    /** What comes after the first messages is there too. */
    async whole() {
      await chat.whenReady;
      await until(() => all('.tool').length || all('.composer.notice').length, 'the composer’s tools');
      await until(() => all('.popup').length, 'what one does with messages');
    },
    /** The button that is called so, or begins so. */
    button: (name, within = () => true) =>
      until(() => all('button').find((button) => within(button) && (button.getAttribute('aria-label') ?? button.textContent).trim().startsWith(name)), `the button “${name}”`),
    hover(row) {
      row.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, composed: true, pointerType: 'mouse' }));
      return chat.updateComplete;
    },
    /** Opens the menu of the message that says something, and presses an entry, where one is named. */
    async menu(text, entry) {
      const message = await kit.row(text);
      await kit.hover(message);
      (await kit.button('More', (found) => message.contains(found))).click();
      if (entry) (await kit.button(entry, (found) => found.matches('.item'))).click();
    },
    /** Writes into the box, as a person does. */
    async type(text) {
      const box = await kit.one('textarea');
      box.focus();
      box.value = text;
      box.setSelectionRange(text.length, text.length);
      box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      await chat.updateComplete;
    },
  };
  try {
    await (state.act ?? kit.whole)(kit);
    await speak(session, chat, query.get('lang'));
    await settle(all);
    document.documentElement.dataset.state = 'done';
  } catch (error) {
    document.documentElement.dataset.state = 'failed';
    throw error;
  }
}

/** Whatever was done by the names that things have in English is said in another language now. */
async function speak(session, chat, lang) {
  if (!lang || lang === 'en') return;
  session.locale = lang;
  await until(() => chat.shadowRoot.querySelector('.chat, .channels').lang === lang, `the language ${lang}`);
}

/** Pictures are there, nothing is being loaded, and what moves has arrived. */
async function settle(all) {
  for (let index = 0; index < 10; index++) await frame();
  await Promise.allSettled(all('img').map((image) => image.decode()));
  await frame();
}
