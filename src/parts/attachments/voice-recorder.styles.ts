import { css } from 'lit';

export const voiceRecorderStyles = css`
  .recorder {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 48px;
    margin-block-end: 8px;
    padding: 5px;
    border: 1px solid var(--_border);
    border-radius: 24px;
    background: var(--_background);
  }
  .recorder .go.icon-button {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .recorder .go[aria-disabled='true'] {
    opacity: 0.6;
  }
  .recorder .why {
    flex: 1;
    display: flex;
    align-items: center;
    gap: 8px;
    padding-inline-end: 10px;
    color: var(--_muted);
    font-size: 14px;
  }
  .recorder.failed .why {
    color: var(--_danger);
  }
  .recorder .dot {
    flex: none;
    inline-size: 10px;
    block-size: 10px;
    border-radius: 50%;
    background: var(--_danger);
    animation: recording 1.4s ease-in-out infinite;
  }
  .recorder:not(.recording) .dot {
    animation: none;
    opacity: 0.4;
  }
  @keyframes recording {
    50% {
      opacity: 0.25;
    }
  }
  .recorder .time {
    flex: none;
    min-inline-size: 4ch;
    font-variant-numeric: tabular-nums;
  }
  .recorder .level {
    flex: 1;
    min-inline-size: 0;
    block-size: 26px;
    stroke: var(--_accent-text);
    stroke-width: 2.5;
  }
  @media (forced-colors: active) {
    .recorder .level {
      stroke: CanvasText;
    }
    .recorder .dot {
      forced-color-adjust: none;
    }
    .recorder .go {
      border: 1px solid;
    }
  }
`;
