import { z } from 'zod';
import { isObject, type JsonObject } from '../json.js';
import type { Homeserver } from '../homeserver.js';
import { badJson, invalidParam, notFound } from '../http/errors.js';

const strings = z.array(z.string()).nullish();

const eventFilter = z.looseObject({
  limit: z.number().int().min(0).nullish(),
  types: strings,
  not_types: strings,
  senders: strings,
  not_senders: strings,
});

const roomEventFilter = z.looseObject({
  ...eventFilter.shape,
  rooms: strings,
  not_rooms: strings,
  lazy_load_members: z.boolean().nullish(),
  include_redundant_members: z.boolean().nullish(),
  contains_url: z.boolean().nullish(),
});

/** A filter of sync (§"Filtering"). */
export const filterSchema = z.looseObject({
  presence: eventFilter.nullish(),
  account_data: eventFilter.nullish(),
  event_fields: strings,
  room: z
    .looseObject({
      rooms: strings,
      not_rooms: strings,
      include_leave: z.boolean().nullish(),
      timeline: roomEventFilter.nullish(),
      state: roomEventFilter.nullish(),
      ephemeral: roomEventFilter.nullish(),
      account_data: roomEventFilter.nullish(),
    })
    .nullish(),
});

/** A filter of one kind of events. */
export type EventFilter = z.infer<typeof eventFilter>;
/** A filter of events in rooms; also what /messages, /context and /search take (`RoomEventFilter`). */
export type RoomEventFilter = z.infer<typeof roomEventFilter>;
/** A filter of sync. */
export type SyncFilter = z.infer<typeof filterSchema>;

/**
 * The filter that sync's `filter` parameter names: JSON, or the id of a stored one.
 *
 * @throws {MatrixError} 400 `M_INVALID_PARAM` or `M_BAD_JSON`, 404 `M_NOT_FOUND`
 */
export function syncFilter(server: Homeserver, userId: string, parameter: string | undefined): SyncFilter {
  if (parameter === undefined || parameter === '') return {};
  if (!parameter.startsWith('{')) {
    const stored = server.accountData.filter(userId, parameter);
    if (!stored) throw notFound('No such filter');
    return filterSchema.parse(stored);
  }
  return checked(filterSchema, parsed(parameter));
}

/** The filter in the `filter` parameter of /messages and /context. @throws {MatrixError} 400 */
export function roomEventFilterOf(parameter: string | undefined): RoomEventFilter {
  return parameter === undefined || parameter === '' ? {} : checkRoomEventFilter(parsed(parameter));
}

/** Checks a filter found in a body. @throws {MatrixError} 400 `M_BAD_JSON` */
export function checkRoomEventFilter(value: unknown): RoomEventFilter {
  return checked(roomEventFilter, value);
}

/** Whether an event passes; `*` in types stands for any characters. */
export function passes(filter: EventFilter | null | undefined, event: { type: string; sender?: string; content?: JsonObject }): boolean {
  if (!filter) return true;
  const { types, not_types: notTypes, senders, not_senders: notSenders } = filter;
  if (notTypes?.some((pattern) => matches(pattern, event.type))) return false;
  if (types && !types.some((pattern) => matches(pattern, event.type))) return false;
  if (event.sender !== undefined) {
    if (notSenders?.includes(event.sender)) return false;
    if (senders && !senders.includes(event.sender)) return false;
  }
  const containsUrl = filter['contains_url'];
  return typeof containsUrl !== 'boolean' || (typeof event.content?.['url'] === 'string') === containsUrl;
}

/** Whether a filter of rooms lets a room through. */
export function passesRoom(filter: { rooms?: string[] | null | undefined; not_rooms?: string[] | null | undefined } | null | undefined, roomId: string): boolean {
  if (filter?.not_rooms?.includes(roomId)) return false;
  return !filter?.rooms || filter.rooms.includes(roomId);
}

// Without regular expressions: a client writes the pattern.
function matches(pattern: string, type: string): boolean {
  const parts = pattern.split('*');
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  if (parts.length === 1) return pattern === type;
  if (!type.startsWith(first) || !type.endsWith(last) || type.length < first.length + last.length) return false;
  let from = first.length;
  for (const part of parts.slice(1, -1)) {
    const at = type.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return from + last.length <= type.length;
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch {
    // Said below.
  }
  throw invalidParam("Query parameter 'filter' is not a JSON object");
}

function checked<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> {
  const result = schema.safeParse(value);
  if (!result.success) throw badJson(`Invalid filter: ${result.error.issues[0]?.message ?? ''}`);
  return result.data;
}
