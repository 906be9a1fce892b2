import { css } from 'lit';

/** What comes with the composer's late part. */
export const composerToolStyles = css`
  .chat {
    /* What a phone's keyboard covers. */
    block-size: calc(100% - var(--_covered, 0px));
  }
  form.composer {
    position: relative;
  }
  .field .tool,
  .context .tool,
  .field ::slotted(button) {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 36px;
    block-size: 36px;
    border-radius: 50%;
    color: var(--_muted);
  }
  .field ::slotted(button) {
    padding: 0;
    border: 0;
    background: none;
    font: inherit;
    cursor: pointer;
  }
  .field .tool:hover,
  .context .tool:hover,
  .field ::slotted(button:hover) {
    color: var(--_text);
    background: color-mix(in srgb, currentColor 10%, transparent);
  }
  .tool:focus-visible {
    outline-offset: -2px;
  }
  /* Where there is nothing to send, its place is the voice message's. */
  .field:has(.voice) .send {
    display: none;
  }
  .context {
    display: flex;
    align-items: center;
    gap: 8px;
    margin-block-end: 6px;
    padding-block: 4px;
    padding-inline: 12px 4px;
    border-inline-start: 3px solid var(--_accent-text);
    border-radius: 6px;
    background: var(--_surface);
    font-size: 13px;
  }
  .context .about {
    flex: 1;
    min-inline-size: 0;
    display: grid;
  }
  .context .about > * {
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  .context span {
    color: var(--_muted);
  }
  .left,
  .over {
    padding: 0 14px 4px;
    font-size: 12px;
    text-align: end;
  }
  .left {
    color: var(--_muted);
  }
  .over {
    color: var(--_danger);
    font-weight: 600;
  }
  .at-box {
    position: relative;
  }
  .picker {
    position: absolute;
    z-index: 2;
    inset-inline: 0;
    inset-block-end: 6px;
    max-inline-size: 420px;
    overflow-y: auto;
    max-block-size: min(var(--_room, 320px), 320px);
    padding: 4px;
    border: 1px solid var(--_border);
    border-radius: 12px;
    background: var(--_background);
    box-shadow: 0 6px 24px rgb(0 0 0 / 0.18);
    scrollbar-width: thin;
  }
  .picker.below {
    inset-block: calc(var(--_field) + 6px) auto;
  }
  .match,
  .picker .none {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 36px;
    padding: 3px 8px;
    border-radius: 8px;
  }
  .picker .none {
    color: var(--_muted);
  }
  .match {
    cursor: pointer;
  }
  .match[aria-selected='true'] {
    background: var(--_surface);
  }
  .match .avatar {
    inline-size: 26px;
    block-size: 26px;
    font-size: 10px;
  }
  .match .online {
    min-inline-size: 8px;
    block-size: 8px;
    border-radius: 50%;
    background: #17914a;
    forced-color-adjust: none;
  }
  .match .sign {
    flex: none;
    inline-size: 26px;
    font-size: 18px;
    line-height: 26px;
    text-align: center;
    color: var(--_muted);
  }
  .match .label {
    flex: 0 1 auto;
    min-inline-size: 0;
    max-inline-size: 70%;
  }
  .match .detail {
    flex: 1;
    min-inline-size: 0;
    color: var(--_muted);
    font-size: 13px;
  }
  .match .label,
  .match .detail {
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
  }
  @media (forced-colors: active) {
    .match[aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
    .picker {
      border-color: CanvasText;
    }
  }
`;
