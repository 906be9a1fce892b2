/** Runs a module in a page of its own with a strict policy and Trusted Types, and answers what that page posts. */

// Firefox takes 'self' for nothing in a srcdoc.
const self = location.origin;

const policy = `default-src 'none'; script-src ${self}; style-src ${self}; connect-src ${self}; base-uri 'none'; require-trusted-types-for 'script'; trusted-types lit-html chat-elements`;

/** @param module the module's URL */
export async function inStrictPage(module: URL): Promise<unknown> {
  const frame = document.createElement('iframe');
  const report = new Promise<unknown>((resolve) => {
    addEventListener('message', function listener(event) {
      if (event.source !== frame.contentWindow) return;
      removeEventListener('message', listener);
      resolve(event.data);
    });
  });
  frame.srcdoc = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}"><title>Strict</title><body><script type="module" src="${module.href}"></script>`;
  document.body.append(frame);
  const results = await report;
  frame.remove();
  return results;
}
