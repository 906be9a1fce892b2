import { previewBackend, PreviewWorld } from '../../src/backend/preview.js';
import type { ChatConnection } from '../../src/backend/types.js';
import type { Fixture } from './fixture.js';
import { describeConformance } from './suite.js';

/** A world of its own, whose people are called by their ids. */
function previewFixture(latency = 0): Fixture {
  const world = new PreviewWorld({ latency });
  const backend = previewBackend({ world });
  const connections: ChatConnection[] = [];
  let channels = 0;
  const fixture: Fixture = {
    named: async () => ({ bareName: 'general', alias: '#general' }),
    unknown: async () => ({
      bareName: 'nowhere', alias: '#nowhere', channelId: 'nowhere', messageId: 'nothing', userId: 'nobody', media: 'none',
    }),
    badToken: 'spent',
    async connect(name, options) {
      const connection = await backend.connect({ serverUrl: '', userId: name, getToken: () => fixture.token(name), ...options });
      connections.push(connection);
      return connection;
    },
    token: async (name) => `preview:${name}`,
    userId: async (name) => world.user(name).id,
    async createChannel({ by, members = [], invited, messages = [], public: open, encrypted, readOnly, name, topic }) {
      for (const person of [by, ...members]) world.user(person);
      const { id, messages: made } = world.addChannel({
        id: `channel-${++channels}`, name, topic, owner: by, members: [by, ...members], invited, private: !open, encrypted, readOnly,
        messages: messages.map((text) => ({ from: by, text })),
      });
      return { id, messageIds: made.map((message) => message.id) };
    },
    upload: async (_by, file) => world.store(file),
    async close() {
      for (const connection of connections) connection.close();
    },
  };
  world.refuseToken(fixture.badToken);
  return fixture;
}

describeConformance('The preview backend', () => previewFixture());
describeConformance('The preview backend with latency', () => previewFixture(2));
