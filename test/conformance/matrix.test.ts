import { matrixFixture, type Homeserver } from './matrix-fixture.js';
import { describeConformance } from './suite.js';

/** The embedded development homeserver; the test runner starts it and says where. */
const serverUrl = (globalThis as { __homeserverUrl?: string }).__homeserverUrl ?? '';

const homeserver: Homeserver = {
  serverUrl,
  async signIn(name) {
    const response = await fetch(`${serverUrl}/api/token?user=${name}&ttl=600&deviceId=conformance`);
    if (!response.ok) throw new Error(`No token for ${name}: ${response.status} ${await response.text()}`);
    return response.json();
  },
};

describeConformance('The Matrix backend on the embedded homeserver', () => matrixFixture(homeserver));
