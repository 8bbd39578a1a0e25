import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HavenEvent } from '@safe-haven/domain';
import { type EventStore, StoreUnavailable } from '@safe-haven/event-store';
import { type HttpProgram, memoryStore, startHttpProgram } from '../testing/http-program.ts';
import { Histories } from './histories.ts';

const ANAS_SHELTERS = ['lipa', 'jasen', 'breza'] as const;
const IVAS_SHELTERS = ['hrast', 'bukva', 'joha'] as const;
const ANA = { person: 'ana', role: 'manager', organisation: 'Atina', country: 'RS', shelters: ANAS_SHELTERS } as const;
const IVA = { ...ANA, person: 'iva', shelters: IVAS_SHELTERS } as const;

const log = memoryStore();
let haven: HttpProgram;
beforeAll(async () => {
  haven = await startHttpProgram(log);
  for (const shelterId of [...ANAS_SHELTERS, ...IVAS_SHELTERS]) await haven.registerShelter(shelterId);
});
afterAll(() => haven.served.close());

/** Histories with a limit of events, and the streams that they read. */
function setUp(maxEvents: number) {
  const read: string[] = [];
  const store: EventStore<HavenEvent> = {
    ...log,
    read: (stream, ...args) => {
      read.push(stream);
      return log.read(stream, ...args);
    },
  };
  const histories = new Histories(store, haven.program.feed, maxEvents);
  return { read, histories, readShelter: async (shelterId: string) => (await histories.ofOne(ANA, shelterId))!.size };
}

describe('given shelters whose histories are read one after the other', () => {
  it('RP-5 when all of them fit into the cache, then none is read twice', async () => {
    const { read, readShelter } = setUp(10_000);
    for (const shelterId of [...ANAS_SHELTERS, ...ANAS_SHELTERS]) await readShelter(shelterId);
    expect(read).toEqual(ANAS_SHELTERS.map((shelterId) => `shelter-${shelterId}`));
  });

  it('RP-5 when they don’t fit, then the least recently used is evicted, and read again when needed', async () => {
    const size = await setUp(10_000).readShelter('lipa');
    const { read, readShelter } = setUp(2 * size);
    for (const shelterId of ANAS_SHELTERS) await readShelter(shelterId);
    read.length = 0;
    for (const shelterId of ['breza', 'jasen', 'lipa', 'jasen', 'breza']) await readShelter(shelterId);
    expect(read).toEqual(['shelter-lipa', 'shelter-breza']);
  });

  it('RP-6 when the progress is requested, then each request reads some more, and nothing is read between them', async () => {
    const { read, histories } = setUp(10_000);
    const progress: number[] = [];
    for (let request = 1; ; request++) {
      const reading = await histories.readMore(ANA, 0);
      expect(read.length).toBeLessThanOrEqual(request);
      progress.push(reading.read);
      if (reading.read < reading.of) continue;
      const facts = ANAS_SHELTERS.map((shelterId) => haven.program.feed.network.shelters.get(shelterId)!.revision);
      expect(reading.of).toBe(facts.reduce((sum, n) => sum + n, 0));
      break;
    }
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect(read).toEqual(ANAS_SHELTERS.map((shelterId) => `shelter-${shelterId}`));
  });

  it('RP-6 when two readers evict each other’s histories, then both reach their totals', async () => {
    const { histories } = setUp(3 * (await setUp(10_000).readShelter('lipa')));
    const isReady = async (actor: typeof ANA | typeof IVA) => {
      const { read, of } = await histories.readMore(actor, 0);
      return read === of;
    };
    let [ana, iva] = [false, false];
    for (let request = 0; request < 40 && !(ana && iva); request++) {
      ana ||= await isReady(ANA);
      iva ||= await isReady(IVA);
    }
    expect([ana, iva]).toEqual([true, true]);
  });

  it('RP-6 when another shelter is read, then histories that are ready are not evicted for it', async () => {
    const { read, readShelter, histories } = setUp(3 * (await setUp(10_000).readShelter('lipa')));
    for (const shelterId of ['lipa', 'jasen']) await readShelter(shelterId);
    await histories.ofOne(IVA, 'hrast');
    read.length = 0;
    const { read: ready, of } = await histories.readMore(ANA, 1_000);
    expect(ready).toBe(of);
    await histories.of(ANA);
    expect(read).toEqual(['shelter-breza']);
  });

  it('RP-6 when the log fails after a request was answered, then the next request gets the error', async () => {
    const failing = Promise.withResolvers<never>();
    let reads = 0;
    const store = {
      ...log,
      read: () => (reads++ === 0 ? failing.promise : new Promise<never>(() => undefined)),
    } as EventStore<HavenEvent>;
    const histories = new Histories(store, haven.program.feed);
    expect((await histories.readMore(ANA, 0)).read).toBe(0);
    failing.reject(new StoreUnavailable('The log went away.'));
    await expect(histories.readMore(ANA, 0)).rejects.toThrow('The log went away.');
  });

  it('RP-6 when they exceed the cache together, then nothing is waited for', async () => {
    const { read, histories } = setUp(3);
    const { read: ready, of } = await histories.readMore(ANA, 0);
    expect([ready === of, read]).toEqual([true, []]);
  });
});
