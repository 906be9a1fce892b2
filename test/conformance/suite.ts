/**
 * The port's promises, as tests: whoever implements `ChatBackend` runs them on it. What a test tests goes through the
 * port alone; the fixture only makes the people and channels.
 */

import { expect } from '@open-wc/testing';
import type { Capability } from '../../src/backend/types.js';
import { channels } from './channels.js';
import { connecting } from './connecting.js';
import { everyCapability, type Fixture } from './fixture.js';
import { history } from './history.js';
import { live } from './live.js';
import { making } from './making.js';
import { members } from './members.js';
import { moderating } from './moderating.js';
import { opening } from './opening.js';
import { profiles } from './profiles.js';
import { reading } from './reading.js';
import { searching } from './searching.js';
import { sending } from './sending.js';
import { threads } from './threads.js';
import { unread } from './unread.js';
import { uploading } from './uploading.js';

export interface ConformanceOptions {
  /** What the backend declares it cannot do: it must say `unsupported` then. */
  lacks?: readonly Capability[];
}

export function describeConformance(name: string, makeFixture: () => Fixture | Promise<Fixture>, { lacks = [] }: ConformanceOptions = {}): void {
  describe(`${name} keeps the port's promises`, () => {
    let fixture: Fixture;
    const current = () => fixture;
    const can = (capability: Capability) => !lacks.includes(capability);

    beforeEach(async () => {
      fixture = await makeFixture();
    });

    afterEach(async () => {
      await fixture.close();
    });

    it('declares what it can do', async () => {
      const { capabilities } = await fixture.connect('alice');
      expect([...capabilities]).to.have.members(everyCapability.filter(can));
    });

    connecting(current, can);
    opening(current, can);
    live(current, can);
    history(current, can);
    sending(current, can);
    searching(current, can);
    channels(current, can);
    unread(current, can);
    making(current, can);
    members(current, can);
    profiles(current, can);
    uploading(current, can);
    threads(current, can);
    reading(current, can);
    moderating(current, can);
  });
}
