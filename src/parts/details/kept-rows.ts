/** Rows that must not be taken away: what is selected, where the focus is, what plays. */

export interface KeptRows {
  /** The keys of rows that go on, though unseen, when their place is no longer on the page. */
  readonly keys: ReadonlySet<string>;
  /** The keys of the first and the last row that are selected: all between them stays. */
  readonly selected: readonly string[];
}

export function keptRows(list: ParentNode): KeptRows {
  const root = list.getRootNode() as ShadowRoot;
  const keys = new Set<string>();
  const note = (element: Element | null | undefined) => {
    const key = element?.closest<HTMLElement>('.message')?.dataset.key;
    if (key !== undefined) keys.add(key);
  };
  if (list.contains(root.activeElement)) note(root.activeElement);
  for (const media of list.querySelectorAll<HTMLMediaElement>('audio, video')) if (!media.paused) note(media);
  return { keys, selected: selectedRows(root) };
}

function selectedRows(root: ShadowRoot): string[] {
  const selection = document.getSelection();
  if (!selection || selection.type !== 'Range') return [];
  // A selection inside a shadow root is told only to who names the root.
  const [range] = selection.getComposedRanges?.({ shadowRoots: [root] }) ?? [];
  if (!range || range.collapsed) return [];
  const keyAt = (node: Node) => (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('.message')?.dataset.key;
  return [keyAt(range.startContainer), keyAt(range.endContainer)].filter((key) => key !== undefined);
}
