import type { Homeserver } from '../homeserver.js';
import type { JsonObject } from '../json.js';
import type { StoredEvent } from '../store/events.js';
import type { Requester } from '../tokens.js';

interface FormatOptions {
  /** Whether to put the room id in; sync's timelines leave it out. */
  roomId?: boolean;
  /** Whether to add bundled aggregations. */
  bundle?: boolean;
}

/**
 * An event as clients get it.
 *
 * An edited event keeps its original content; the newest edit is in `unsigned`. `transaction_id`
 * goes to the sending device only.
 *
 * Follows Client-Server API §"Room event format" and §"Aggregations of child events".
 */
export function clientEvent(server: Homeserver, event: StoredEvent, viewer: Requester, options: FormatOptions = {}): JsonObject {
  const { roomId = true, bundle = false } = options;
  const formatted: JsonObject = {
    type: event.type,
    sender: event.sender,
    content: event.content,
    event_id: event.eventId,
    origin_server_ts: event.ts,
    unsigned: unsignedOf(server, event, viewer, bundle),
  };
  if (roomId) formatted['room_id'] = event.roomId;
  if (event.stateKey !== null) formatted['state_key'] = event.stateKey;
  // Room version 11 has it in the content; the copy at the top serves clients that look there.
  if (event.redacts !== null) formatted['redacts'] = event.redacts;
  return formatted;
}

/** Several events as clients get them. */
export function clientEvents(server: Homeserver, events: readonly StoredEvent[], viewer: Requester, options?: FormatOptions): JsonObject[] {
  return events.map((event) => clientEvent(server, event, viewer, options));
}

/** What somebody without access to a room gets to see of its state (§"Stripped state"). */
export function strippedEvent(event: StoredEvent): JsonObject {
  return { type: event.type, state_key: event.stateKey ?? '', sender: event.sender, content: event.content };
}

function unsignedOf(server: Homeserver, event: StoredEvent, viewer: Requester, bundle: boolean): JsonObject {
  const unsigned: JsonObject = { age: Math.max(0, server.now() - event.ts) };
  if (event.sender === viewer.userId) {
    const txnId = server.events.transactionOf(event.eventId, viewer.userId, viewer.deviceId);
    if (txnId !== undefined) unsigned['transaction_id'] = txnId;
  }
  const replaced = event.replacesPos === null ? undefined : server.events.byPos(event.replacesPos);
  if (replaced) {
    unsigned['replaces_state'] = replaced.eventId;
    unsigned['prev_content'] = replaced.content;
    unsigned['prev_sender'] = replaced.sender;
  }
  const redaction = event.redactedBy === null ? undefined : server.events.byId(event.redactedBy);
  if (redaction) {
    unsigned['redacted_by'] = redaction.eventId;
    unsigned['redacted_because'] = clientEvent(server, redaction, viewer);
  }
  const relations = bundle ? aggregations(server, event, viewer) : undefined;
  if (relations) unsigned['m.relations'] = relations;
  return unsigned;
}

function aggregations(server: Homeserver, event: StoredEvent, viewer: Requester): JsonObject | undefined {
  if (event.stateKey !== null) return undefined;
  const relations: JsonObject = {};
  const edit = server.events.latestEdit(event);
  if (edit) relations['m.replace'] = clientEvent(server, edit, viewer);
  const thread = event.relType === null ? server.events.thread(event.eventId, viewer.userId) : undefined;
  if (thread) {
    relations['m.thread'] = {
      count: thread.count,
      latest_event: clientEvent(server, thread.latest, viewer, { bundle: true }),
      current_user_participated: thread.participated || event.sender === viewer.userId,
    };
  }
  return Object.keys(relations).length > 0 ? relations : undefined;
}
