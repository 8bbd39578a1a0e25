import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { board } from '@safe-haven/contracts';
import { randomCommand } from '../simulation/random-commands.ts';
import { type HttpProgram, startHttpProgram } from '../testing/http-program.ts';
import { Random } from '../testing/random.ts';
import { type FileLine, placesIn } from './testing/folded-file.ts';

const SEED = Number(process.env['HAVEN_SEED'] ?? 7);
const SHELTERS = ['lipa', 'javor'];
const [ROUNDS, COMMANDS] = [6, 60];

let haven: HttpProgram;
beforeAll(async () => {
  haven = await startHttpProgram();
  for (const shelter of SHELTERS) {
    await haven.registerShelter(shelter);
    const cots = [
      { bedId: 'c1', label: 'c1', kind: 'cot' },
      { bedId: 'o1', label: 'o1', kind: 'overflow' },
    ];
    await haven.done('ana', shelter, 'add-beds', { roomId: 'family', beds: cots });
  }
});
afterAll(() => haven.served.close());

const fileOf = async (query = ''): Promise<FileLine[]> =>
  (await haven.get('ana', `/api/exports/log${query}`)).text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

/** A party that moves between two rooms: random beds are seldom such that it may. */
async function moves(): Promise<void> {
  const admitted = await haven.done('ana', 'javor', 'admit-party', { party: { adults: 1, children: 0 }, beds: ['s1'] });
  await haven.done('ana', 'javor', 'move-party', { stayId: admitted.body.events[0].stayId, beds: ['f1'] });
}

/** Random commands, refused ones included: holds, stays, moves, lapses, overflow, corrections. */
async function live(random: Random): Promise<void> {
  for (let i = 0; i < COMMANDS; i++) {
    const shelter = random.pick(SHELTERS);
    const { state } = haven.program.feed.network.shelters.get(shelter)!;
    if (state.situation !== 'kept') throw new Error('not kept');
    const recent = (await haven.program.store.read(`shelter-${shelter}`)).events
      .slice(-12)
      .map(({ eventId }) => eventId);
    const { type, ...body } = randomCommand(random, state, haven.clock.now(), recent);
    const { status } = await haven.send('ana', shelter, type, body);
    expect([200, 400, 403, 409, 422]).toContain(status);
    haven.advance(random.below(6) * 60_000);
  }
}

describe('XP-11: the log of one’s own houses', () => {
  it(`XP-11: folded by its reader, has the places of the board at that moment (seed ${SEED})`, async () => {
    const random = new Random(SEED);
    const types = new Set<string>();
    await moves();
    for (let round = 0; round < ROUNDS; round++) {
      await live(random);
      const lines = await fileOf();
      const { rows } = board.parse((await haven.get('ana', '/api/board')).body);
      for (const shelter of SHELTERS) {
        const row = rows.find(({ shelterId }) => shelterId === shelter)!;
        expect([round, shelter, row.view === 'exact' ? row.places : null]).toMatchObject([
          round,
          shelter,
          placesIn(lines.filter(({ stream }) => stream === `shelter-${shelter}`)),
        ]);
      }
      for (const { type } of lines) types.add(type);
    }
    const met = ['HoldReleased', 'HoldLapsed', 'PartyMoved', 'PartyChanged', 'PartyDischarged', 'EventCorrected'];
    expect(met.filter((type) => !types.has(type))).toEqual([]);
  });

  it('XP-11: says of every line that moves beds how many, also of one that frees them', async () => {
    for (const line of await fileOf()) {
      const moves = /^(Bed|Overflow|Party(Admitted|Moved|Changed|Discharged)|Hold(Released|Lapsed))/.test(line.type);
      expect([line.type, line.beds !== undefined]).toEqual([
        line.type,
        moves || line.correction?.kind === 'replace_beds',
      ]);
      if (/^(Hold(Released|Lapsed)|PartyDischarged)$/.test(line.type)) expect(line.beds).toBeGreaterThan(0);
    }
  });

  it('XP-11: the stand-ins of two files have nothing in common, and a file that continues knows what it frees', async () => {
    const idsIn = (lines: readonly FileLine[]) =>
      new Set(lines.flatMap(({ room, bed, hold, stay, bedsMoved = [] }) => [room, bed, hold, stay, ...bedsMoved]));
    const [one, two] = [await fileOf(), await fileOf()];
    expect([...idsIn(one)].filter((id) => id !== undefined && idsIn(two).has(id))).toEqual([]);
    const released = one.findLast(({ type }) => type === 'HoldReleased')!;
    const before = one[one.indexOf(released) - 1]!;
    const [first] = await fileOf(`?after=${before.position}`);
    expect([first!.position, first!.beds]).toEqual([released.position, released.beds]);
  });
});
