/** Tells when something comes near to what is seen: until then it need not be loaded. */

/** So far from what is seen (px). */
const MARGIN = 600;

const observers = new WeakMap<Element | Document, IntersectionObserver>();
const callbacks = new WeakMap<Element, () => void>();

/** Calls `callback` once, as soon as `element`, which may still be on its way to the page, is near. @returns it is not wanted any more */
export function whenNear(element: Element, callback: () => void): () => void {
  let observer: IntersectionObserver | undefined;
  callbacks.set(element, callback);
  queueMicrotask(() => {
    if (callbacks.get(element) !== callback) return;
    observer = observerOf(element);
    observer.observe(element);
  });
  return () => {
    if (callbacks.get(element) === callback) callbacks.delete(element);
    observer?.unobserve(element);
  };
}

function observerOf(element: Element): IntersectionObserver {
  // A margin counts only at the root: what scrolls must be that.
  const root = element.closest('[part~=scroller]') ?? document;
  let observer = observers.get(root);
  if (!observer) observers.set(root, (observer = new IntersectionObserver(onNear, { root, rootMargin: `${MARGIN}px` })));
  return observer;
}

function onNear(entries: readonly IntersectionObserverEntry[], observer: IntersectionObserver): void {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    observer.unobserve(target);
    const call = callbacks.get(target);
    callbacks.delete(target);
    call?.();
  }
}
