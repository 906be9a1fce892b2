/** Styles that come with a lazily loaded view. Adopted style sheets: a strict Content-Security-Policy has nothing against them. */

import type { CSSResult, LitElement } from 'lit';

/** Once for each element and sheet: it may be asked for with each rendering. */
export function adoptStyles({ renderRoot }: Pick<LitElement, 'renderRoot'>, styles: readonly CSSResult[]): void {
  const root = renderRoot as ShadowRoot;
  for (const { styleSheet } of styles) {
    if (styleSheet && !root.adoptedStyleSheets.includes(styleSheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet];
  }
}
