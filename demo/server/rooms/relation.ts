import { objectAt, stringAt, type JsonObject } from '../json.js';

/** An event's relation to another one. */
export interface Relation {
  relType: string;
  eventId: string;
  /** An annotation's key. */
  key: string | null;
}

/** The relation in an event's content, or undefined (§"Forming relationships between events"). */
export function relationOf(content: JsonObject): Relation | undefined {
  const relatesTo = objectAt(content, 'm.relates_to');
  const relType = stringAt(relatesTo, 'rel_type');
  const eventId = stringAt(relatesTo, 'event_id');
  if (relType === undefined || eventId === undefined) return undefined;
  return { relType, eventId, key: stringAt(relatesTo, 'key') ?? null };
}
