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
  return { read, look: async (house: string) => (await histories.ofOne(ANA, house))!.size };
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
});
