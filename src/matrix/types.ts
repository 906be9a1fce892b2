/** The parts of the Client-Server API's answers that the adapter reads. A server may leave out or break any of them. */

export interface MatrixEvent {
  event_id?: string | undefined;
  type: string;
  sender: string;
  state_key?: string | undefined;
  origin_server_ts: number;
  room_id?: string;
  redacts?: string | undefined;
  content: Record<string, unknown>;
  unsigned?: {
    transaction_id?: string;
    replaces_state?: unknown;
    /** The content of the state event that this one took the place of. */
    prev_content?: unknown;
    redacted_because?: unknown;
    'm.relations'?: { 'm.replace'?: MatrixEvent; 'm.thread'?: { count?: number; latest_event?: MatrixEvent } };
  };
}

export interface SyncAnswer {
  next_batch: string;
  presence?: { events?: MatrixEvent[] };
  account_data?: AccountData;
  rooms?: {
    join?: Record<string, JoinedRoom>;
    invite?: Record<string, InvitedRoom>;
    leave?: Record<string, { timeline?: Timeline; state?: { events?: MatrixEvent[] } }>;
  };
}

export interface Timeline {
  events?: MatrixEvent[];
  limited?: boolean;
  prev_batch?: string;
}

export interface AccountData {
  events?: Pick<MatrixEvent, 'type' | 'content'>[];
}

/** What somebody who is asked in may see of a room ("Stripped state"). */
export interface InvitedRoom {
  invite_state?: { events?: MatrixEvent[] };
}

export interface JoinedRoom {
  timeline?: Timeline;
  state?: { events?: MatrixEvent[] };
  ephemeral?: { events?: Pick<MatrixEvent, 'type' | 'content'>[] };
  account_data?: AccountData;
  unread_notifications?: { notification_count?: number };
  summary?: { 'm.joined_member_count'?: number; 'm.invited_member_count'?: number; 'm.heroes'?: string[] };
}

export interface MessagesAnswer {
  chunk?: MatrixEvent[];
  start: string;
  /** Absent at the end of history. */
  end?: string;
  state?: MatrixEvent[];
}

export interface RelationsAnswer {
  chunk?: MatrixEvent[];
  next_batch?: string;
}

export interface ContextAnswer {
  start?: string;
  end?: string;
  event?: MatrixEvent;
  /** Newest first. */
  events_before?: MatrixEvent[];
  events_after?: MatrixEvent[];
  state?: MatrixEvent[];
}

export interface SearchHit {
  result?: MatrixEvent;
  context?: { profile_info?: Record<string, { displayname?: string; avatar_url?: string }> };
}

export interface SearchAnswer {
  search_categories?: {
    room_events?: {
      results?: SearchHit[];
      highlights?: string[];
      next_batch?: string;
    };
  };
}
