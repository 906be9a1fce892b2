/** What runs in the page with the strict policy: every part of the composer once, without a test runner. */

import { LitElement, html } from 'lit';
import type { MessageFeed } from '../../../src/data/message-feed.js';
import type { LiveMessage, OutgoingMessage } from '../../../src/data/snapshots.js';
import { viewStyles } from '../../../src/elements/chat-element/view.styles.js';
import { Composer } from '../../../src/parts/composer.js';
import { wordsFor } from '../../../src/parts/words.js';
import type { ChatSession } from '../../../src/session/session.js';
import { turn } from '../../support/async.js';

const violations: string[] = [];
document.addEventListener('securitypolicyviolation', (event) => violations.push(`${event.violatedDirective} ${event.blockedURI}`));

const people = [{ id: 'maya', name: 'Maya' }];
const live = { id: 'tea', get: () => ({ channel: { id: 'tea' }, messages: [] }), findPeople: () => Promise.resolve(people) };
const session = { options: {}, conversation: () => ({ live }), scope: { signal: new AbortController().signal, context: { clock: undefined } } };
const sent: OutgoingMessage[] = [];

class StrictComposer extends LitElement {
  static override styles = viewStyles;
  readonly composer = new Composer({
    root: () => this.renderRoot,
    feed: () => live as unknown as MessageFeed,
    session: () => session as unknown as ChatSession,
    locale: () => 'en',
    onSend: (message) => void sent.push(message),
    onTyping: () => undefined,
    onChange: () => this.requestUpdate(),
    onError: (error) => violations.push(error.message),
    attaching: () => ({ render: () => 'a file', hasFiles: false, isPossible: true, choose: () => undefined, add: () => undefined, mayRecord: true, record: () => undefined, pick: () => undefined }),
  });

  protected override updated(): void {
    this.composer.updated();
  }

  protected override render() {
    return html`<section class="chat">${this.composer.render(wordsFor('en'), 'Message Tea room')}</section>`;
  }
}
customElements.define('strict-composer', StrictComposer);

const host = document.createElement('strict-composer') as StrictComposer;
document.body.append(host);
await host.updateComplete;
session.scope.context.clock = (await import('../../../src/clock.js')).systemClock as never;
await host.composer.tools();
await host.updateComplete;
const box = host.renderRoot.querySelector('textarea')!;
const write = (text: string) => {
  box.focus();
  box.setRangeText(text, box.selectionStart, box.selectionEnd, 'end');
  box.dispatchEvent(new InputEvent('input', { bubbles: true }));
};
const key = (key: string, init: KeyboardEventInit = {}) => box.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }));
const until = async (holds: () => unknown) => {
  while (!holds()) await turn(); // frames may never come in a frame that is out of sight
};

const options = () => host.renderRoot.querySelectorAll('[role=option]').length;
for (const text of ['hi @ma', ':smile']) {
  write(text);
  await until(() => options() > 0);
  key('Enter');
  await until(() => options() === 0);
}
write('x');
box.setSelectionRange(box.value.length - 1, box.value.length);
key('b', { ctrlKey: true });
host.composer.replyTo({ id: '$1', channelId: 'tea', text: 'tea?', sender: people[0]! } as unknown as LiveMessage);
await until(() => host.renderRoot.querySelector('.context'));
key('Enter');
await until(() => sent.length);
parent.postMessage({ sent, violations }, '*');
