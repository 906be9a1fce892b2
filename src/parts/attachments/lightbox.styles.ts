import { css } from 'lit';

/** The large view is dark in both themes: so is what one looks at pictures in. */
export const lightboxStyles = css`
  .lightbox {
    inline-size: 100%;
    block-size: 100%;
    max-inline-size: none;
    max-block-size: none;
    margin: 0;
    padding: 0;
    border: 0;
    overflow: hidden;
    overscroll-behavior: contain;
    background: #101114;
    color: #f4f5f7;
    font: 400 14px/1.4 var(--_font);
    color-scheme: dark;
    --_accent-text: #c5d0ff;
    --_background: #101114;
  }
  .lightbox[open] {
    display: grid;
    grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr);
    animation: lightbox 0.16s ease-out;
  }
  @keyframes lightbox {
    from {
      opacity: 0;
    }
  }
  .lightbox .top,
  .lightbox .bottom {
    display: flex;
    align-items: center;
    gap: 4px;
    min-block-size: 44px;
    padding: 8px 12px;
  }
  .lightbox .bottom {
    justify-content: center;
    gap: 14px;
    color: #c3c7cf;
    font-size: 13px;
  }
  .lightbox .about {
    line-height: 1.3;
  }
  .lightbox .about > *,
  .lightbox .bottom .title {
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  .lightbox time {
    color: #c3c7cf;
    font-size: 12px;
  }
  .lightbox .icon-button {
    inline-size: 40px;
    block-size: 40px;
  }
  .lightbox .stage {
    position: relative;
    display: grid;
    place-items: center;
    place-content: center;
    grid-template: minmax(0, 100%) / minmax(0, 100%);
    min-inline-size: 0;
    min-block-size: 0;
    overflow: hidden;
    touch-action: none;
    user-select: none;
  }
  .lightbox .stage > * {
    grid-area: 1 / 1;
  }
  .lightbox img {
    inline-size: auto;
    block-size: auto;
    max-inline-size: 100%;
    max-block-size: 100%;
    object-fit: contain;
  }
  .lightbox .stage:not(.zoomed) img {
    cursor: zoom-in;
  }
  .lightbox .zoomed {
    cursor: grab;
  }
  .lightbox .zoomed:active {
    cursor: grabbing;
  }
  .lightbox img.smooth {
    transition:
      scale 0.15s,
      translate 0.15s;
  }
  .lightbox .stage > .spinner {
    inline-size: 36px;
    block-size: 36px;
    pointer-events: none;
    animation-delay: 0s;
  }
  .lightbox .turn {
    position: absolute;
    inset-block: 0;
    margin-block: auto;
    background: rgb(16 17 20 / 72%);
  }
  .lightbox .turn:hover {
    background: #34363c;
  }
  .lightbox .turn[aria-disabled='true'] {
    opacity: 0.35;
    cursor: default;
  }
  .lightbox .previous {
    inset-inline-start: 12px;
  }
  .lightbox .next {
    inset-inline-end: 12px;
  }
  .lightbox .turn:dir(rtl) svg {
    scale: -1 1;
  }
  @media (forced-colors: active) {
    .lightbox .icon-button {
      border: 1px solid;
    }
  }
`;
