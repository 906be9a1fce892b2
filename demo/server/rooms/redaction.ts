import { isObject, type JsonObject } from '../json.js';

const KEPT: Record<string, readonly string[]> = {
  'm.room.member': ['membership', 'join_authorised_via_users_server'],
  'm.room.join_rules': ['join_rule', 'allow'],
  'm.room.power_levels': ['ban', 'events', 'events_default', 'invite', 'kick', 'redact', 'state_default', 'users', 'users_default'],
  'm.room.history_visibility': ['history_visibility'],
  'm.room.redaction': ['redacts'],
};

/** What a redaction leaves of an event's content. Follows "Room version 11", §"Redactions". */
export function redactedContent(type: string, content: JsonObject): JsonObject {
  if (type === 'm.room.create') return content;
  const kept: JsonObject = {};
  for (const key of KEPT[type] ?? []) {
    if (content[key] !== undefined) kept[key] = content[key];
  }
  const invite = content['third_party_invite'];
  if (type === 'm.room.member' && isObject(invite) && invite['signed'] !== undefined) {
    kept['third_party_invite'] = { signed: invite['signed'] };
  }
  return kept;
}
