/** What a token endpoint may reply, well or badly, and the shape of a fault case. */

import type { Answer } from '../support/scripted-fetch.js';
import type { FaultWorld, FaultWorldOptions, Reply, TokenForm } from './fault-world.js';

export interface FaultCase extends FaultWorldOptions {
  /** What goes wrong, and what then. */
  name: string;
  /** What happens once the session has been started. Default: a minute passes. */
  run?: (world: FaultWorld) => Promise<void>;
  /** Where it went, in order. */
  states: string;
  /** What it told, in order. */
  events: string;
  /** How often the endpoint was asked. */
  calls: number;
  /** Requests that left with an expired token because nobody could know better. Default 0. */
  expired?: number;
  /** Requests to the chat server that failed. Default 0. */
  failed?: number;
  /** Listeners that threw, and were reported. Default 0. */
  reported?: number;
}

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A good token. */
export const token = (form?: TokenForm): Reply => (request, world) => request.answer({ body: world.mint(form) });

/** An HTTP status, with a body perhaps. */
export const status = (status: number, body: unknown = {}, headers: Record<string, string> = {}): Reply =>
  (request) => request.answer({ status, body, headers });

/** Whatever body, with 200. */
export const body = (body: unknown): Reply => status(200, body);

export const page = (code: number): Reply => status(code, '<!doctype html><title>Oops</title>', { 'Content-Type': 'text/html' });

/** No answer at all. */
export const hangs: Reply = () => undefined;

/** The network is gone, a redirect leads to another origin, or CORS forbids it: `fetch` says the same to all. */
export const breaks: Reply = (request) => request.fail();

/** Replies at once, but it takes `ms` to arrive. */
export const slow = (ms: number, reply: Reply): Reply => (request, world) =>
  reply({
    ...request,
    answer: (answer: Answer) => world.later(ms, () => request.answer(answer)),
    fail: (error) => world.later(ms, () => request.fail(error)),
  }, world);

/** `reply`, so many times. */
export const times = (count: number, reply: Reply): Reply[] => new Array<Reply>(count).fill(reply);
