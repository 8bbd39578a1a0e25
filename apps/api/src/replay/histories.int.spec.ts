import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HavenEvent } from '@safe-haven/domain';
import { type EventStore, StoreUnavailable } from '@safe-haven/event-store';
import { type HttpProgram, memoryStore, startHttpProgram } from '../testing/http-program.ts';
import { Histories } from './histories.ts';

const HOUSES = ['lipa', 'jasen', 'breza'] as const;
const OTHERS = ['hrast', 'bukva', 'joha'] as const;
const ANA = { person: 'ana', role: 'manager', organisation: 'Atina', country: 'RS', shelters: HOUSES } as const;
const IVA = { ...ANA, person: 'iva', shelters: OTHERS } as const;

const log = memoryStore();
let haven: HttpProgram;
beforeAll(async () => {
  haven = await startHttpProgram(log);
  for (const house of [...HOUSES, ...OTHERS]) await haven.registerShelter(house);
});
afterAll(() => haven.served.close());

/** The pasts of the houses, up to so many events of them kept, and which streams were read. */
function pasts(most: number) {
  const read: string[] = [];
  const store: EventStore<HavenEvent> = {
    ...log,
    read: (stream, ...more) => {
      read.push(stream);
      return log.read(stream, ...more);
    },
  };
  const histories = new Histories(store, haven.program.feed, most);
  return { read, histories, look: async (house: string) => (await histories.ofOne(ANA, house))!.size };
}

describe('given houses whose pasts are replayed one after the other', () => {
  it('RP-5 when all of them have room, then none is read twice', async () => {
    const { read, look } = pasts(10_000);
    for (const house of [...HOUSES, ...HOUSES]) await look(house);
    expect(read).toEqual(HOUSES.map((house) => `shelter-${house}`));
  });

  it('RP-5 when they have not, then the one that nobody looked at for longest goes, and is read again when it is wanted', async () => {
    const size = await pasts(10_000).look('lipa');
    const { read, look } = pasts(2 * size);
    for (const house of HOUSES) await look(house);
    read.length = 0;
    for (const house of ['breza', 'jasen', 'lipa', 'jasen', 'breza']) await look(house);
    expect(read).toEqual(['shelter-lipa', 'shelter-breza']);
  });

  it('RP-6 when somebody asks how far the reading is, then each question reads some more, and nothing is read between them', async () => {
    const { read, histories } = pasts(10_000);
    const seen: number[] = [];
    for (let asked = 1; ; asked++) {
      const reading = await histories.readOn(ANA, 0);
      expect(read.length).toBeLessThanOrEqual(asked);
      seen.push(reading.read);
      if (reading.read < reading.of) continue;
      const facts = HOUSES.map((house) => haven.program.feed.network.shelters.get(house)!.revision);
      expect(reading.of).toBe(facts.reduce((sum, n) => sum + n, 0));
      break;
    }
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(read).toEqual(HOUSES.map((house) => `shelter-${house}`));
  });

  it('RP-6 when two read whose houses have no room beside each other, then both come to an end', async () => {
    const { histories } = pasts(3 * (await pasts(10_000).look('lipa')));
    const isReady = async (actor: typeof ANA | typeof IVA) => {
      const { read, of } = await histories.readOn(actor, 0);
      return read === of;
    };
    let [ana, iva] = [false, false];
    for (let asked = 0; asked < 40 && !(ana && iva); asked++) {
      ana ||= await isReady(ANA);
      iva ||= await isReady(IVA);
    }
    expect([ana, iva]).toEqual([true, true]);
  });

  it('RP-6 when one of several houses is read, then what is ready of them does not go for it', async () => {
    const { read, look, histories } = pasts(3 * (await pasts(10_000).look('lipa')));
    for (const house of ['lipa', 'jasen']) await look(house);
    await histories.ofOne(IVA, 'hrast');
    read.length = 0;
    const { read: ready, of } = await histories.readOn(ANA, 1_000);
    expect(ready).toBe(of);
    await histories.of(ANA);
    expect(read).toEqual(['shelter-breza']);
  });

  it('RP-6 when the log goes away once a question was answered, then the next one is told', async () => {
    const failing = Promise.withResolvers<never>();
    let reads = 0;
    const store = {
      ...log,
      read: () => (reads++ === 0 ? failing.promise : new Promise<never>(() => undefined)),
    } as EventStore<HavenEvent>;
    const histories = new Histories(store, haven.program.feed);
    expect((await histories.readOn(ANA, 0)).read).toBe(0);
    failing.reject(new StoreUnavailable('The log went away.'));
    await expect(histories.readOn(ANA, 0)).rejects.toThrow('The log went away.');
  });

  it('RP-6 when they have no room together, then nothing is waited for', async () => {
    const { read, histories } = pasts(3);
    const { read: ready, of } = await histories.readOn(ANA, 0);
    expect([ready === of, read]).toEqual([true, []]);
  });
});
