/** Filters of conversations, made into functions. What is no filter is refused when it is given, not when it is first used. */

import { ChatError } from '../errors.js';
import type { ConversationFilter, ConversationSnapshot, NumberFilter, SimpleConversationFilter, StringFilter } from './api-types.js';

type Test = (snapshot: ConversationSnapshot) => boolean;

/** @throws {ChatError} `bad_request` for what is no filter */
export function testOf(filter: ConversationFilter | undefined): Test {
  if (filter === undefined) return () => true;
  if (!isCompound(filter)) return simple(filter);
  const [operator, filters] = filter;
  if (operator !== 'any' || !Array.isArray(filters)) throw wrong('filter', filter);
  const tests = filters.map(simple);
  return (snapshot) => tests.some((test) => test(snapshot));
}

const isCompound = (filter: ConversationFilter): filter is Extract<ConversationFilter, readonly unknown[]> => Array.isArray(filter);

function simple(filter: SimpleConversationFilter): Test {
  if (typeof filter !== 'object' || filter === null) throw wrong('filter', filter);
  const tests: Test[] = [];
  for (const [name, value] of Object.entries(filter) as [keyof SimpleConversationFilter, never][]) {
    if (value !== undefined) tests.push(field(name, value));
  }
  return (snapshot) => tests.every((test) => test(snapshot));
}

function field(name: keyof SimpleConversationFilter, value: never): Test {
  switch (name) {
    case 'access': {
      const test = text(name, value);
      return ({ access }) => test(access);
    }
    case 'subject': {
      const test = text(name, value);
      return ({ subject }) => test(subject ?? '');
    }
    case 'hasUnread':
      return flag(name, value, ({ unreadMessageCount }) => unreadMessageCount > 0);
    case 'isUnread':
      return flag(name, value, ({ isUnread }) => isUnread);
    case 'hasMessages':
      return flag(name, value, ({ lastMessage }) => lastMessage !== null);
    case 'lastMessageTs': {
      const test = number(name, value);
      return ({ lastMessage }) => lastMessage !== null && test(lastMessage.createdAt);
    }
    case 'createdAt': {
      const test = number(name, value);
      return ({ createdAt }) => test(createdAt);
    }
    case 'custom': {
      if (typeof value !== 'object') throw wrong(name, value);
      const tests = Object.entries(value as object).map(([key, wanted]): [string, (text: string | undefined) => boolean] => {
        if (wanted === 'exists') return [key, (own) => own !== undefined];
        if (wanted === '!exists') return [key, (own) => own === undefined];
        const test = text(`custom.${key}`, wanted as StringFilter);
        return [key, (own) => own !== undefined && test(own)];
      });
      return ({ custom }) => tests.every(([key, test]) => test(Object.hasOwn(custom, key) ? custom[key] : undefined));
    }
    default:
      throw wrong('filter', name);
  }
}

function flag(name: string, value: unknown, test: Test): Test {
  if (typeof value !== 'boolean') throw wrong(name, value);
  return (snapshot) => test(snapshot) === value;
}

function text(name: string, filter: StringFilter): (text: string) => boolean {
  const [operator, operand] = parts(name, filter);
  if (operator === '==' && typeof operand === 'string') return (text) => text === operand;
  if (operator === '!=' && typeof operand === 'string') return (text) => text !== operand;
  if (operator === 'oneOf' && Array.isArray(operand)) return (text) => operand.includes(text);
  if (operator === '!oneOf' && Array.isArray(operand)) return (text) => !operand.includes(text);
  throw wrong(name, filter);
}

function number(name: string, filter: NumberFilter): (value: number) => boolean {
  const [operator, operand] = parts(name, filter);
  if (typeof operand === 'number') {
    if (operator === '>') return (value) => value > operand;
    if (operator === '<') return (value) => value < operand;
    if (operator === '>=') return (value) => value >= operand;
    if (operator === '<=') return (value) => value <= operand;
  } else if (Array.isArray(operand) && operand.length === 2) {
    const [low, high] = operand as [number, number];
    if (operator === 'between') return (value) => value >= low && value <= high;
    if (operator === '!between') return (value) => value < low || value > high;
  }
  throw wrong(name, filter);
}

function parts(name: string, filter: unknown): [unknown, unknown] {
  if (!Array.isArray(filter) || filter.length !== 2) throw wrong(name, filter);
  return filter as [unknown, unknown];
}

function wrong(name: string, value: unknown): ChatError {
  return new ChatError('bad_request', `Not a filter: ${name}: ${JSON.stringify(value)}`);
}
