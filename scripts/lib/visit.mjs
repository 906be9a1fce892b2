/** Walks a syntax tree: each node, the outer first; not what is in one for which `enter` returns true. */
export function visit(node, enter) {
  if (enter(node) === true) return;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child?.type === 'string') visit(child, enter);
    }
  }
}
