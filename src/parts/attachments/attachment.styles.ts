import { css } from 'lit';

/** What messages carry, and the buttons and rings of all parts of attachments. */
export const attachmentStyles = css`
  .attached {
    display: block;
  }
  /* A picture fills its bubble to the edge, and the bubble is as wide as it. */
  .bubble:has(> .attached:is(.image, .video)) {
    position: relative;
    inline-size: min-content;
    min-inline-size: min(160px, 100%);
    padding: 0;
    overflow: clip;
  }
  .bubble:has(> .attached:is(.image, .video)) > .quote {
    contain: inline-size;
    inline-size: auto;
    max-inline-size: none;
    margin: 6px;
  }
  .attached:is(.image, .video) + .caption {
    display: block;
    padding: 7px 13px 0;
  }
  .attached:is(.image, .video) + .caption + .meta {
    margin-block: -1px 6px;
    margin-inline: 0 11px;
  }
  .attached:is(.file, .audio) + .meta {
    margin-block-start: -3px;
  }
  .attached:has(.voice) + .meta {
    position: relative;
    margin-block-start: -19px;
    pointer-events: none;
  }
  .picture {
    position: relative;
    display: block;
    inline-size: var(--_width, 240px);
    max-inline-size: 100%;
    aspect-ratio: var(--_ratio, 4 / 3);
    overflow: hidden;
    margin-inline: auto;
    background: color-mix(in srgb, currentColor 8%, transparent);
    container-type: size;
  }
  .picture img,
  .picture video,
  .picture .open,
  .picture .wait {
    display: block;
    inline-size: 100%;
    block-size: 100%;
  }
  .picture img,
  .picture video {
    object-fit: contain;
  }
  .picture.unknown img {
    object-fit: cover;
  }
  /* Without a word, the time stands on the picture. */
  .attached:is(.image, .video) + .meta,
  .film .length {
    position: absolute;
    inset-block-end: 8px;
    padding-inline: 8px;
    border-radius: 999px;
    background: rgb(0 0 0 / 62%);
    color: #fff;
  }
  .attached:is(.image, .video) + .meta {
    inset-inline-end: 8px;
    margin: 0;
    pointer-events: none;
  }
  .message:not(.last) .attached:is(.image, .video) + .meta:not(:has(span)) {
    display: none;
  }
  .attached:is(.image, .video):has(.missing, video) + .meta {
    position: static;
    margin-block: 5px;
    margin-inline: 0 11px;
    padding: 0;
    background: none;
    color: inherit;
  }
  .picture .open {
    cursor: zoom-in;
  }
  /* The ring is drawn inside: what is outside is cut off. */
  .picture :is(.open, video):focus-visible {
    outline: none;
  }
  .picture:has(.open:focus-visible, video:focus-visible)::after {
    content: '';
    position: absolute;
    inset: 0;
    border: 3px solid var(--_background);
    border-radius: 15px;
    box-shadow: inset 0 0 0 3px var(--_accent-text);
    pointer-events: none;
  }
  .picture .wait {
    display: grid;
    place-items: center;
    opacity: 0.5;
    animation: wait 1.6s ease-in-out infinite;
  }
  @keyframes wait {
    50% {
      opacity: 0.2;
    }
  }
  .missing {
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: 3px;
    inline-size: 100%;
    block-size: 100%;
    padding: 8px;
    font-size: 13px;
    text-align: center;
  }
  .missing strong {
    max-inline-size: 100%;
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
    font-weight: 600;
  }
  .missing .again,
  .missing .icon-button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-block-size: 32px;
    margin-block-start: 4px;
    padding: 2px 12px;
    border: 1px solid currentColor;
    border-radius: 999px;
    font-weight: 600;
  }
  .missing .icon-button {
    inline-size: auto;
  }
  /* A small one has room for what one can do, and no more. */
  @container (max-width: 150px) or (max-height: 110px) {
    .missing > :not(button, .download),
    .missing .again span:not(.spinner) {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .missing {
      padding: 0;
    }
    .missing .again {
      margin: 0;
      padding: 2px 8px;
    }
  }
  .film {
    background: #17181c;
    color: #fff;
  }
  .film .start {
    position: absolute;
    inset: 0;
    margin: auto;
    display: grid;
    place-items: center;
    inline-size: 56px;
    block-size: 56px;
    border-radius: 50%;
    background: rgb(0 0 0 / 62%);
  }
  .film .start:hover {
    background: rgb(0 0 0 / 78%);
  }
  .film .start:focus-visible {
    outline: 3px solid #fff;
    outline-offset: 2px;
  }
  .film .progress {
    inset: 0;
    margin: auto;
    inline-size: 66px;
    block-size: 66px;
  }
  .film .length {
    inset-inline-start: 8px;
    padding-block: 1px;
    font-size: 12px;
    font-weight: 500;
  }
  .progress {
    position: absolute;
    display: grid;
    pointer-events: none;
  }
  .progress > * {
    inline-size: 100%;
    block-size: 100%;
  }
  .ring {
    rotate: -90deg;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.6;
    stroke-linecap: round;
  }
  .ring circle:first-child {
    opacity: 0.25;
  }
  .icon-button {
    flex: none;
    display: inline-grid;
    place-items: center;
    inline-size: 36px;
    block-size: 36px;
    border-radius: 50%;
  }
  .icon-button:hover {
    background: color-mix(in srgb, currentColor 12%, transparent);
  }
  .download {
    position: relative;
    flex: none;
    display: inline-grid;
  }
  .download .progress {
    inset: -2px;
  }
  .file,
  .sound {
    position: relative;
    display: flex;
    align-items: center;
    gap: 10px;
    inline-size: 264px;
    max-inline-size: 100%;
    padding-block: 2px;
  }
  .about {
    flex: 1;
    min-inline-size: 0;
    display: flex;
    flex-direction: column;
  }
  .about .title {
    font-weight: 600;
    line-height: 1.3;
    /* Whatever the name's direction, it stands where the rest begins. */
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  .file .title,
  .file .title bdi {
    display: flex;
    min-inline-size: 0;
    white-space: pre;
  }
  .file .title span + span {
    flex: none;
  }
  .sound .title,
  .queued .title,
  .file .title span:first-child {
    overflow: hidden;
    white-space: pre;
    text-overflow: ellipsis;
  }
  .attached .times {
    display: flex;
    justify-content: space-between;
    gap: 8px;
    font-size: 12px;
    font-variant-numeric: tabular-nums;
    opacity: 0.9;
  }
  .file .kind,
  .sound .toggle {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
  }
  .file .kind {
    border-radius: 10px;
    background: color-mix(in srgb, currentColor 10%, transparent);
  }
  .toggle .icon,
  .start .icon {
    fill: currentColor;
  }
  .sound .toggle {
    border-radius: 50%;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .own .sound .toggle {
    background: var(--_on-accent);
    color: var(--_accent);
  }
  .own .attached :focus-visible {
    outline-color: currentColor;
  }
  .sound > .progress {
    inset-inline-start: -3px;
    inline-size: 46px;
    block-size: 46px;
  }
  .sound audio {
    display: none;
  }
  .line {
    position: relative;
    display: block;
    block-size: 22px;
  }
  .line.bars {
    block-size: 28px;
  }
  .line svg {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    stroke-width: 3;
    opacity: 0.35;
    overflow: visible;
  }
  .shape {
    fill: none;
    stroke: currentColor;
    stroke-linecap: round;
  }
  .shape path {
    vector-effect: non-scaling-stroke;
  }
  .line.bars svg {
    stroke-width: 2.5;
  }
  .line .done {
    opacity: 1;
    clip-path: inset(-4px calc(100% - var(--_done, 0%)) -4px -4px);
  }
  /* Sound runs the way one reads. */
  .shape:dir(rtl) {
    scale: -1 1;
  }
  .line input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    appearance: none;
    background: none;
    color: inherit;
    cursor: pointer;
    border-radius: 6px;
  }
  .line input::-webkit-slider-runnable-track {
    block-size: 100%;
    background: none;
  }
  .line input::-moz-range-track {
    background: none;
  }
  .line input::-webkit-slider-thumb {
    appearance: none;
    inline-size: 12px;
    block-size: 12px;
    margin-block-start: 5px;
    border-radius: 50%;
    background: currentColor;
  }
  .line.bars input::-webkit-slider-thumb {
    inline-size: 3px;
    block-size: 100%;
    margin: 0;
    border-radius: 2px;
  }
  .line input::-moz-range-thumb {
    inline-size: 12px;
    block-size: 12px;
    border: 0;
    border-radius: 50%;
    background: currentColor;
  }
  .line.bars input::-moz-range-thumb {
    inline-size: 3px;
    block-size: 100%;
    border-radius: 2px;
  }
  .line input:disabled {
    visibility: hidden;
  }
  @media (forced-colors: active) {
    .picture,
    .file .kind,
    .sound .toggle,
    .film .start {
      border: 1px solid;
    }
    .line input {
      forced-color-adjust: none;
      color: CanvasText;
    }
  }
`;
