import { css } from 'lit';

/** What will be sent, and where it is dropped. */
export const uploadTrayStyles = css`
  .tray {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(220px, 100%), 1fr));
    gap: 6px;
    max-block-size: min(154px, 30cqb);
    margin: 0 0 8px;
    padding: 3px;
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    list-style: none;
  }
  .queued {
    display: flex;
    align-items: center;
    gap: 8px;
    min-inline-size: 0;
    padding: 6px;
    border: 1px solid var(--_border);
    border-radius: 14px;
    background: var(--_background);
  }
  .queued.failed {
    border-color: var(--_danger);
  }
  .queued .look {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    overflow: hidden;
    border-radius: 9px;
    background: var(--_surface);
    color: var(--_muted);
  }
  .queued img {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  .queued .about {
    font-size: 13px;
    line-height: 1.35;
  }
  .queued .tells {
    display: flex;
    gap: 6px;
    color: var(--_muted);
    font-size: 12px;
    font-variant-numeric: tabular-nums;
  }
  .queued.failed .tells {
    color: var(--_danger);
  }
  .queued progress {
    appearance: none;
    inline-size: 100%;
    block-size: 4px;
    margin-block-start: 4px;
    border: 0;
    border-radius: 2px;
    overflow: hidden;
    background: var(--_surface);
  }
  .queued progress::-webkit-progress-bar {
    background: var(--_surface);
  }
  .queued progress::-webkit-progress-value {
    background: var(--_accent);
    transition: inline-size 0.2s;
  }
  .queued progress::-moz-progress-bar {
    background: var(--_accent);
  }
  .tray .icon-button {
    inline-size: 32px;
    block-size: 32px;
    color: var(--_muted);
  }
  .drop-overlay {
    position: absolute;
    z-index: 5;
    inset: 8px;
    display: grid;
    place-items: center;
    border: 2px dashed var(--_accent-text);
    border-radius: 14px;
    background: color-mix(in srgb, var(--_background) 90%, transparent);
    color: var(--_accent-text);
    font-weight: 600;
    text-align: center;
    pointer-events: none;
  }
  .drop-overlay span {
    display: inline-flex;
    flex-direction: column;
    align-items: center;
    gap: 10px;
    padding: 12px;
  }
`;
