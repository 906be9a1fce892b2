/** Tells when something comes near to what is seen: until then it need not be loaded. */

/** So far from what is seen (px). */
const MARGIN = 600;

/** Calls `callback` once, as soon as `element`, which may still be on its way to the page, is near. @returns it is not wanted any more */
export function whenNear(element: Element, callback: () => void): () => void {
  let observer: IntersectionObserver | undefined;
  let isWanted = true;
  const forget = () => {
    isWanted = false;
    observer?.disconnect();
  };
  queueMicrotask(() => {
    if (!isWanted) return;
    const onNear = (entries: readonly IntersectionObserverEntry[]) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      forget();
      callback();
    };
    // A margin counts only at the root: what scrolls must be that.
    observer = new IntersectionObserver(onNear, { root: element.closest('[part~=scroller]') ?? document, rootMargin: `${MARGIN}px` });
    observer.observe(element);
  });
  return forget;
}
