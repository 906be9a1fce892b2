/** A file that is not shown here: what it is, how large, and the way to save it. */

import { html } from 'lit';
import { directive } from 'lit/async-directive.js';
import { formatSize } from '../format-file.js';
import { iconOf } from './icons.js';
import { AttachmentPart } from './part.js';

class FileCard extends AttachmentPart {
  protected template() {
    const { attachment, name, words, context } = this;
    const { size } = attachment;
    const status = this.download.status(name, words);
    return html`<span class="file" part="attachment attachment-file">
      <span class="kind">${iconOf(attachment)}</span>
      <span class="about"><span class="title" title=${name}><bdi>${shortened(name)}</bdi></span><span class="times" role="status"><bdi>${status || (size === undefined ? words.file : formatSize(size, context.locale))}</bdi></span></span>
      ${this.downloadButton()}
    </span>`;
  }
}

/** The end of a long name says what it is: the middle is left out. */
function shortened(name: string) {
  const end = /[^.]{0,4}\.[^.\s]{1,8}$/.exec(name)?.[0] ?? '';
  return html`<span>${name.slice(0, name.length - end.length)}</span><span>${end}</span>`;
}

export const fileCard = directive(FileCard);
