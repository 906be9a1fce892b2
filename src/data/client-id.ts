/**
 * An id for something that is sent: random, so that no two are ever the same, and a repeated try with it is known as one.
 * `crypto.randomUUID` exists in secure contexts only; a page on plain HTTP in a local network is none.
 */
export function newClientId(): string {
  return crypto.randomUUID?.() ?? [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
