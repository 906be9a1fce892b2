/** The way to the large view: it is loaded with the first picture that is opened. */

import type { LiveMessage } from '../../data/snapshots.js';
import { type ChatError, loadPart } from '../../errors.js';
import type { AttachmentContext } from './contract.js';

/** @param opener where the focus goes back to */
export function openLightbox(message: LiveMessage, context: AttachmentContext, opener: HTMLElement): void {
  loadPart(() => import('./lightbox.js')).then(
    ({ Lightbox }) => context.host.isConnected && Lightbox.of(context.host).open(message, context, opener),
    (error: ChatError) => context.onError(error),
  );
}
