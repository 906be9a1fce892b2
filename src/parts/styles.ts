/** Styles that come with a lazily loaded view. Adopted style sheets: a strict Content-Security-Policy has nothing against them. */

import type { CSSResult, LitElement } from 'lit';

/** Once for each element and sheet, however often it is asked for. */
export function adoptStyles(host: LitElement, styles: readonly CSSResult[]): void {
  const root = host.renderRoot as ShadowRoot;
  const sheets = styles.map(({ styleSheet }) => styleSheet).filter((sheet) => sheet !== undefined);
  root.adoptedStyleSheets = [...new Set([...root.adoptedStyleSheets, ...sheets])];
}
