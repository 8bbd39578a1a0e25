import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HavenEvent } from '@safe-haven/domain';
import type { EventStore } from '@safe-haven/event-store';
import { type HttpProgram, memoryStore, startHttpProgram } from '../testing/http-program.ts';
import { Histories } from './histories.ts';

const HOUSES = ['lipa', 'jasen', 'breza'] as const;
const ANA = { person: 'ana', role: 'manager', organisation: 'Atina', country: 'RS' } as const;

const log = memoryStore();
let haven: HttpProgram;
beforeAll(async () => {
  haven = await startHttpProgram(log);
  for (const house of HOUSES) await haven.house(house);
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

  it('RP-6 when they have no room together, then nothing is waited for', async () => {
    const { read, histories } = pasts(3);
    const { read: ready, of } = await histories.readOn(ANA, 0);
    expect([ready === of, read]).toEqual([true, []]);
  });
});
