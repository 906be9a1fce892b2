/** Expectations the suite repeats. */

import { expect } from '@open-wc/testing';
import { isChatError, type ChatErrorCode } from '../../src/errors.js';

/** The promise rejects with a `ChatError` of one of these codes. */
export async function expectRejection(promise: Promise<unknown>, ...codes: ChatErrorCode[]): Promise<void> {
  let error: unknown;
  try {
    await promise;
  } catch (cause) {
    error = cause;
  }
  expect(error, `no rejection, expected ${codes.join(' or ')}`).to.exist;
  expect(isChatError(error), `not a ChatError: ${String(error)}`).to.be.true;
  if (isChatError(error)) expect(codes, error.message).to.include(error.code);
}

/** A promise to be resolved from outside. */
export function deferred<T = void>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
