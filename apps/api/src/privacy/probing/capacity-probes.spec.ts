import { describe, expect, it } from '@jest/globals';
import type { Actor } from '@safe-haven/domain';
import { Streams } from '../../streams/streams.ts';
import { ManualClock } from '../../testing/manual-clock.ts';
import { RefusingStore } from '../../testing/refusing-store.ts';
import { AccessLog } from '../access-log.ts';
import { CapacityProbes } from './capacity-probes.ts';

const VERA: Actor = { person: 'vera', role: 'hotline', organisation: 'Line', country: 'RS' };
const LIPA = { shelterId: 'lipa', organisation: 'Atina', country: 'RS' };

function given() {
  const [store, clock] = [new RefusingStore(), new ManualClock()];
  const probes = new CapacityProbes(new AccessLog(new Streams(store, clock)), clock);
  const facts = async () => (await store.read('access-2026-11-25')).events.length;
  return { store, probes, facts, tried: () => probes.orFail(VERA, 'sweep', [LIPA]) };
}

describe('PV-3: given somebody who tries the same house twice at once', () => {
  it('then neither is answered before it is recorded, and there is one fact', async () => {
    const { tried, facts } = given();
    const first = tried();
    await tried();
    expect(await facts()).toBe(1);
    await first;
    expect(await facts()).toBe(1);
  });

  it('when it cannot be recorded, then neither is answered, and the next one is recorded', async () => {
    const { store, tried, facts } = given();
    store.isAway = true;
    const outcomes = await Promise.allSettled([tried(), tried()]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    store.isAway = false;
    await tried();
    expect(await facts()).toBe(1);
  });
});
