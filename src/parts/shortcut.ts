/** Keyboard shortcuts as a host writes them: `mod+k`, where `mod` is Command on Apple's systems and Control elsewhere. */

const isApple = () => /mac|iphone|ipad/i.test(navigator.platform);

/** Whether a key event is this shortcut. An empty one matches nothing. */
export function matchesShortcut(event: KeyboardEvent, shortcut: string): boolean {
  const keys = shortcut.toLowerCase().split('+').map((key) => key.trim());
  const key = keys.pop();
  // Browsers that fill in a form dispatch key events without a key; a keyboard that is not Latin has other letters on its keys.
  const isKey = event.key?.toLowerCase() === key || (event.key > '~' && event.code.toLowerCase() === `key${key}`);
  if (!key || !isKey) return false;
  const apple = isApple();
  const wanted = (name: string) => keys.includes(name);
  return (
    event.ctrlKey === (wanted('ctrl') || (wanted('mod') && !apple)) &&
    event.metaKey === (wanted('meta') || wanted('cmd') || (wanted('mod') && apple)) &&
    event.altKey === wanted('alt') &&
    event.shiftKey === wanted('shift')
  );
}
