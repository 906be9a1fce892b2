/** What a host can say about what is done with messages. */

import type { LiveMessage } from '../../data/snapshots.js';

/** Something one can do with a message: a button beside it, or an entry in its menu. */
export interface MessageAction {
  /** Ours: `react`, `reply`, `thread`, `edit`, `copy`, `link`, `reactions`, `delete`, `mute`, `ban`. */
  readonly id: string;
  readonly label: string;
  /** What an SVG path draws in a box of 24 x 24, in lines. Without one it stands in the menu only. */
  readonly icon?: string;
  /** Whether it takes something away: it is shown in the colour of danger. */
  readonly dangerous?: boolean;
  run(message: LiveMessage): void;
}

/** Which of the things a moderator can do, and which ways of writing, the host wants (Whop's names). Default: all. */
export interface ChatFeatures {
  /** Those whose power lets them can ban others. */
  readonly banUser?: boolean;
  /** Those whose power lets them can mute others. */
  readonly muteUser?: boolean;
  /** Files are shown before they are sent; without it they are sent at once. */
  readonly previewAttachments?: boolean;
  /** `#` offers the user's channels. */
  readonly mentionExperiences?: boolean;
}
