import { isObject, numberAt, objectAt, type JsonObject } from '../json.js';

/** What a power level allows besides sending (§"m.room.power_levels"). */
export type Action = 'invite' | 'kick' | 'ban' | 'redact';

const ACTION_DEFAULTS: Record<Action, number> = { invite: 0, kick: 50, ban: 50, redact: 50 };

/** A room's power levels with the specification's defaults filled in. */
export class PowerLevels {
  readonly #content: JsonObject | undefined;
  readonly #creator: string;

  /** @param content of the room's m.room.power_levels event, undefined while it has none */
  constructor(content: JsonObject | undefined, creator: string) {
    this.#content = content;
    this.#creator = creator;
  }

  /** A user's level. */
  of(userId: string): number {
    if (!this.#content) return userId === this.#creator ? 100 : 0;
    return numberAt(objectAt(this.#content, 'users'), userId) ?? numberAt(this.#content, 'users_default') ?? 0;
  }

  /** The level that sending an event of this type needs. */
  toSend(type: string, isState: boolean): number {
    const own = numberAt(objectAt(this.#content, 'events'), type);
    if (own !== undefined) return own;
    return isState
      ? numberAt(this.#content, 'state_default') ?? (this.#content ? 50 : 0)
      : numberAt(this.#content, 'events_default') ?? 0;
  }

  /** The level that an action on others needs. */
  toDo(action: Action): number {
    return numberAt(this.#content, action) ?? ACTION_DEFAULTS[action];
  }
}

/** The power levels of a new room, as Synapse makes them. */
export function defaultPowerLevels(users: Record<string, number>, isPublic: boolean): JsonObject {
  return {
    users,
    users_default: 0,
    events: {
      'm.room.name': 50,
      'm.room.power_levels': 100,
      'm.room.history_visibility': 100,
      'm.room.canonical_alias': 50,
      'm.room.avatar': 50,
      'm.room.tombstone': 100,
      'm.room.server_acl': 100,
      'm.room.encryption': 100,
    },
    events_default: 0,
    state_default: 50,
    ban: 50,
    kick: 50,
    redact: 50,
    invite: isPublic ? 50 : 0,
    historical: 100,
  };
}

/**
 * What is wrong with the content of a new m.room.power_levels event, or undefined.
 *
 * Follows the room versions' authorisation rule for power levels: integers only, and nobody gives or
 * takes away more than they have.
 */
export function powerLevelsFault(content: JsonObject, before: JsonObject | undefined, level: number, userId: string): string | undefined {
  for (const key of ['users_default', 'events_default', 'state_default', 'ban', 'redact', 'kick', 'invite']) {
    if (content[key] !== undefined && !Number.isInteger(content[key])) return `'${key}' must be an integer`;
    if (exceeds(before?.[key], content[key], level)) return `You don't have permission to change '${key}'`;
  }
  for (const key of ['users', 'events', 'notifications']) {
    if (content[key] !== undefined && !isObject(content[key])) return `'${key}' must be an object`;
    const next = objectAt(content, key) ?? {};
    const last = objectAt(before, key) ?? {};
    for (const name of new Set([...Object.keys(next), ...Object.keys(last)])) {
      if (next[name] !== undefined && !Number.isInteger(next[name])) return `'${key}' must hold integers`;
      if (exceeds(last[name], next[name], level)) return `You don't have permission to change '${key}.${name}'`;
      const equal = key === 'users' && name !== userId && last[name] === level && next[name] !== last[name];
      if (equal) return "You don't have permission to remove ops level equal to your own";
    }
  }
  return undefined;
}

function exceeds(before: unknown, after: unknown, level: number): boolean {
  if (before === after) return false;
  return [before, after].some((value) => typeof value === 'number' && value > level);
}
