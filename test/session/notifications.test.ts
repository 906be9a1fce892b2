import { expect } from '@open-wc/testing';
import { DesktopNotifications, type DesktopNotice } from '../../src/session/notifications.js';
import { turn } from '../support/async.js';
import { FakeNotification, fakeNotifications, fakeVisibility } from '../support/fake-notification.js';

const notice: DesktopNotice = { title: 'Maya', body: 'Tea?', channelId: 'tea', messageId: 'm1' };

describe('Desktop notifications', () => {
  let restore: () => void;
  let told: string[];
  let notifications: DesktopNotifications | undefined;
  let mayAsk: boolean;

  beforeEach(() => {
    restore = fakeNotifications();
    fakeVisibility('hidden');
    told = [];
    mayAsk = true;
  });

  afterEach(() => {
    notifications?.stop();
    restore();
    fakeVisibility(undefined);
  });

  function begin(): DesktopNotifications {
    notifications = new DesktopNotifications({
      onNeeded: () => (told.push('needed'), mayAsk),
      onDenied: () => told.push('denied'),
      onClicked: ({ channelId, messageId }) => told.push(`clicked ${channelId} ${messageId}`),
      onError: ({ code }) => told.push(`error ${code}`),
    });
    return notifications;
  }

  const gesture = (type: string) => window.dispatchEvent(new Event(type));

  it('asks at the first gesture, and once', async () => {
    begin();
    expect(FakeNotification.asked, 'not by itself').to.equal(0);
    gesture('pointerup');
    gesture('keydown');
    await turn();
    gesture('pointerup');
    expect(FakeNotification.asked).to.equal(1);
    expect(told).to.deep.equal(['needed']);
  });

  it('says that the person has said no, now', async () => {
    FakeNotification.answer = 'denied';
    begin();
    gesture('keydown');
    await turn();
    expect(told).to.deep.equal(['needed', 'denied']);
  });

  it('says that the person had said no before, and does not ask', () => {
    FakeNotification.permission = 'denied';
    begin();
    gesture('keydown');
    expect(FakeNotification.asked).to.equal(0);
    expect(told).to.deep.equal(['denied']);
  });

  it('leaves the asking to a host that wants to do it', () => {
    mayAsk = false;
    begin();
    gesture('keydown');
    expect(FakeNotification.asked).to.equal(0);
  });

  it('asks nobody after it has ended', () => {
    begin().stop();
    gesture('keydown');
    expect(FakeNotification.asked).to.equal(0);
  });

  describe('where they are allowed', () => {
    beforeEach(() => (FakeNotification.permission = 'granted'));

    it('shows a message while the page is not visible', () => {
      begin().show({ ...notice, body: 'x'.repeat(1000), icon: 'blob:picture' });
      expect(FakeNotification.shown.map(({ title, options }) => [title, options.body?.length, options.tag, options.icon])).to.deep.equal([
        ['Maya', 240, 'chat-elements/m1', 'blob:picture'],
      ]);
      expect(told).to.be.empty;
    });

    it('shows nothing while it is', () => {
      fakeVisibility('visible');
      begin().show(notice);
      expect(FakeNotification.shown).to.be.empty;
    });

    it('a click closes it and says which message it was', () => {
      begin().show(notice);
      FakeNotification.shown[0]!.onclick!();
      expect(FakeNotification.shown[0]!.closed).to.be.true;
      expect(told).to.deep.equal(['clicked tea m1']);
    });

    it('takes away what is shown when it ends', () => {
      begin().show(notice);
      notifications!.stop();
      expect(FakeNotification.shown[0]!.closed).to.be.true;
    });

    it('says once that the browser shows none', () => {
      FakeNotification.broken = true;
      begin().show(notice);
      notifications!.show(notice);
      expect(told).to.deep.equal(['error unsupported']);
    });
  });

  it('does nothing where the browser has none', () => {
    Reflect.deleteProperty(globalThis, 'Notification');
    begin().show(notice);
    gesture('keydown');
    expect(told).to.be.empty;
  });

  it('shows nothing that is not allowed', () => {
    begin().show(notice);
    expect(FakeNotification.shown).to.be.empty;
  });
});
