/** A JSON object whose members have not been checked yet. */
export type JsonObject = Record<string, unknown>;

/** Whether a parsed JSON value is an object (not null, not an array). */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The member `key` of `value` when it is a string, else undefined. */
export function stringAt(value: unknown, key: string): string | undefined {
  const member = isObject(value) ? value[key] : undefined;
  return typeof member === 'string' ? member : undefined;
}

/** The member `key` of `value` when it is an object, else undefined. */
export function objectAt(value: unknown, key: string): JsonObject | undefined {
  const member = isObject(value) ? value[key] : undefined;
  return isObject(member) ? member : undefined;
}

/** The member `key` of `value` when it is a finite number, else undefined. */
export function numberAt(value: unknown, key: string): number | undefined {
  const member = isObject(value) ? value[key] : undefined;
  return typeof member === 'number' && Number.isFinite(member) ? member : undefined;
}

/** The strings in the array `value[key]`; an empty array when it is no array. */
export function stringsAt(value: unknown, key: string): string[] {
  const member = isObject(value) ? value[key] : undefined;
  return Array.isArray(member) ? member.filter((item): item is string => typeof item === 'string') : [];
}

/**
 * What keeps `value` from being canonical JSON, or undefined when nothing does.
 *
 * Room versions 6 and later allow only integers between -(2^53)+1 and (2^53)-1 in events, and real
 * homeservers refuse the rest, so a client that sends a fractional duration must find out here.
 *
 * Follows the appendix "Canonical JSON".
 */
export function canonicalJsonFault(value: unknown): string | undefined {
  const pending: unknown[] = [value];
  while (pending.length > 0) {
    const item = pending.pop();
    if (typeof item === 'number' && !Number.isSafeInteger(item)) {
      return Number.isInteger(item) ? 'JSON integer out of range' : 'Bad JSON value: float';
    }
    if (Array.isArray(item)) for (const member of item) pending.push(member);
    else if (isObject(item)) for (const member of Object.values(item)) pending.push(member);
  }
  return undefined;
}

/** Whether arrays and objects in `value` are nested more than `limit` levels deep. */
export function isNestedDeeperThan(value: unknown, limit: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limit) return true;
    const next: unknown[] = [];
    for (const item of level) {
      if (typeof item !== 'object' || item === null) continue;
      for (const member of Object.values(item)) {
        if (typeof member === 'object' && member !== null) next.push(member);
      }
    }
    level = next;
  }
  return false;
}
