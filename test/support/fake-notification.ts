/** What stands for the browser's notifications: the person's answer is the test's to give. */
export class FakeNotification {
  static permission: NotificationPermission = 'default';
  static answer: NotificationPermission = 'granted';
  static asked = 0;
  static shown: FakeNotification[] = [];
  /** As on Android: the class is there, but a page may not use it. */
  static broken = false;

  static requestPermission(): Promise<NotificationPermission> {
    FakeNotification.asked++;
    if (FakeNotification.answer !== 'default') FakeNotification.permission = FakeNotification.answer;
    return Promise.resolve(FakeNotification.answer);
  }

  onclick: (() => void) | undefined;
  onclose: (() => void) | undefined;
  closed = false;

  constructor(
    readonly title: string,
    readonly options: NotificationOptions,
  ) {
    if (FakeNotification.broken) throw new TypeError('Illegal constructor');
    FakeNotification.shown.push(this);
  }

  close(): void {
    this.closed = true;
    this.onclose?.();
  }
}

/** Puts it in the browser's place. @returns puts the browser's back */
export function fakeNotifications(): () => void {
  const original = globalThis.Notification;
  Object.assign(FakeNotification, { permission: 'default', answer: 'granted', asked: 0, shown: [], broken: false });
  globalThis.Notification = FakeNotification as unknown as typeof Notification;
  return () => void (globalThis.Notification = original);
}

/** The page looks so, until the next call; `undefined`: as it is. */
export function fakeVisibility(state: DocumentVisibilityState | undefined): void {
  if (state) Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
  else Reflect.deleteProperty(document, 'visibilityState');
}
