import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@safe-haven/jest-preset/waiting';
import { LIMITS } from '../limits/limits.ts';
import { ONE } from '../requests/testing/casework-program.ts';
import { type Answer, type HttpProgram, memoryStore, PEOPLE, startHttpProgram } from '../testing/http-program.ts';

const ASKED = process.env['HAVEN_ATTACKS'] === 'long' ? 400 : 60;
const { costlyAtOnce, waiting } = LIMITS.reads;

/** An account for each kind of read: what one costs counts for all that a person asks. */
const KINDS = [
  ['handovers', '/api/handover', 4],
  ['audit pages', '/api/audit?limit=500', 4],
  ['CSV files of the trail', '/api/audit.csv', 40],
] as const;
const READERS = KINDS.map((_, n) => ({
  person: `reader-${n}`,
  name: `reader-${n}`,
  role: 'manager' as const,
  organisation: 'Atina',
  country: 'RS',
}));

let haven: HttpProgram;
/** The log, which keeps everybody who reads a house of Atina waiting until the gate is opened. */
const gate = { begun: 0, ...Promise.withResolvers<void>() };
const closeGate = () => Object.assign(gate, { begun: 0 }, Promise.withResolvers<void>());

beforeAll(async () => {
  const store = memoryStore();
  const read = store.read.bind(store);
  store.read = async (...asked) => {
    if (asked[0] === 'shelter-lipa') {
      gate.begun += 1;
      await gate.promise;
    }
    return read(...asked);
  };
  gate.resolve();
  haven = await startHttpProgram(store, undefined, { limits: LIMITS }, { people: [...PEOPLE, ...READERS] });
  await haven.registerShelter('lipa');
  await haven.registerShelter('vrba', 'petra');
  for (const person of ['lejla', ...READERS.map((reader) => reader.person)]) await haven.cookieOf(person);
});
afterAll(() => haven.served.close());

const countOf = (answers: readonly Answer[], status: number) => answers.filter((each) => each.status === status).length;

describe('SH-22 SH-23: given one account that asks for as much as it can at once', () => {
  it.each(KINDS)(
    'when it asks for %s, then a hold of another organisation goes before all of them',
    async (_, path, cost) => {
      const { person } = READERS[KINDS.findIndex(([, each]) => each === path)]!;
      closeGate();
      const answered: Answer[] = [];
      const reads = Array.from({ length: ASKED }, () =>
        haven.get(person, path).then((answer) => {
          answered.push(answer);
          return answer;
        }),
      );
      const taken = Math.min(costlyAtOnce + waiting, Math.floor(LIMITS.person.points / cost), ASKED);
      await eventually(() => answered.length === ASKED - taken && gate.begun === costlyAtOnce);
      const held = await haven.send('lejla', 'vrba', 'hold-beds', { party: ONE });
      expect([held.status, countOf(answered, 200), gate.begun]).toEqual([200, 0, costlyAtOnce]);
      await haven.done('lejla', 'vrba', 'release-hold', { holdId: held.body.events.at(-1).holdId, reason: 'error' });
      gate.resolve();
      const all = await Promise.all(reads);
      expect([countOf(all, 200), countOf(all, 429)]).toEqual([taken, ASKED - taken]);
      for (const { body, headers } of all.filter(({ status }) => status === 429)) {
        expect(body).toMatchObject({ code: 'too_many_requests', next: 'Wait a moment.' });
        expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      }
    },
  );

  it('then what costs nothing to speak of is answered while its costly reads wait', async () => {
    closeGate();
    const reads = [1, 2, 3, 4].map(() => haven.get('jelena', '/api/handover'));
    await eventually(() => gate.begun === costlyAtOnce);
    expect((await haven.get('jelena', '/api/board')).status).toBe(200);
    gate.resolve();
    expect(countOf(await Promise.all(reads), 200)).toBe(4);
  });
});
