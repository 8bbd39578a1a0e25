import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type BandedRow, type FoundPlaces, found } from '@safe-haven/contracts';
import { LIMITS } from '../limits/limits.ts';
import { type HttpProgram, startHttpProgram } from '../testing/http-program.ts';
import { Random } from '../testing/random.ts';
import { post } from '../testing/second-factor.ts';
import { ShelterMonth } from './testing/shelter-month.ts';

const MINUTE = 60_000;
/** The rooms of each house take six, four and two: nine are never together in one of them. */
const NINE = { women: 9 };
/** Two houses that together have room for nine, which an earlier version of the search showed as "6 + 3". */
const SHELTERS = ['jela', 'lipa'] as const;

let haven: HttpProgram;
beforeAll(async () => {
  haven = await startHttpProgram(undefined, undefined, {
    limits: { ...LIMITS, person: { points: 4_000, seconds: 20 } },
  });
  for (const shelter of SHELTERS) await new ShelterMonth(haven, shelter, new Random(1)).open();
});
afterAll(() => haven.served.close());

async function nearlyFor(person: string, party: object): Promise<FoundPlaces['nearly']> {
  const cookie = await haven.cookieOf(person);
  const position = await haven.program.store.head();
  const { status, body } = await post(`${haven.url}/api/find`, { party }, { cookie, 'haven-position': position });
  expect([status, body]).toEqual([200, expect.anything()]);
  return found.parse(body).nearly;
}
const shownOf = (nearly: FoundPlaces['nearly']) =>
  nearly.map((near) =>
    near.kind === 'apart'
      ? `apart ${near.parts.map(({ shelter }) => shelter.shelterId).join(' ')}`
      : `${near.kind} ${near.shelter.shelterId}`,
  );
async function bandOf(shelterId: string): Promise<BandedRow['places']['band']> {
  const { body } = await haven.get('vera', '/api/board', { 'haven-position': await haven.program.store.head() });
  return body.rows.find((row: BandedRow) => row.shelterId === shelterId).places.band;
}
const admitted = async (shelterId: string, bed: string): Promise<string> => {
  const { body } = await haven.done('mila', shelterId, 'admit-party', {
    party: { women: 1 },
    beds: [bed],
    kind: 'self',
  });
  return body.events.find((e: { type: string }) => e.type === 'PartyAdmitted').stayId as string;
};

/** FP-21: whatever their bands, both are to be asked; a band changes their order alone. */
const BOTH = ['ask jela', 'ask lipa'];

describe('PV-8: given somebody of another organisation who searches for more people than any room takes', () => {
  const answers = new Map<string, Set<string>>();
  const stays: string[] = [];

  it('when a house fills up bed by bed, then what comes near changes only with its band', async () => {
    for (const bed of ['b1', 'b2', 'b3', 'b4', 'b5', 'b6', 's1', 's2', 'f1']) {
      stays.push(await admitted('lipa', bed));
      haven.advance(11 * MINUTE);
      const band = await bandOf('lipa');
      for (const person of ['vera', 'lejla'] as const) {
        const nearly = await nearlyFor(person, NINE);
        const shown = JSON.stringify(nearly);
        answers.set(`${person} ${band}`, (answers.get(`${person} ${band}`) ?? new Set()).add(shown));
        expect(shownOf(nearly).toSorted()).toEqual(BOTH);
        expect(shown).not.toMatch(/"day"|"parts"|20\d\d-/);
      }
    }
    expect([...answers].map(([key, shown]) => [key, shown.size])).toEqual(
      ['4+', '0'].flatMap((band) => ['vera', 'lejla'].map((person) => [`${person} ${band}`, 1])),
    );
  });

  it('when somebody there plans to leave, then only the house’s own people see the day', async () => {
    const from = new Date(haven.clock.now() + 20 * 60 * MINUTE).toISOString();
    const to = new Date(haven.clock.now() + 22 * 60 * MINUTE).toISOString();
    for (const stayId of stays) await haven.done('mila', 'lipa', 'plan-departure', { stayId, window: { from, to } });
    const six = { women: 6, girls: 1 };
    expect(shownOf(await nearlyFor('vera', six)).toSorted()).toEqual(BOTH);
    for (const bed of ['b1', 'b2', 'b3', 'b4', 'b5', 'b6']) await admitted('jela', bed);
    expect(shownOf(await nearlyFor('vera', six)).toSorted()).toEqual(BOTH);
    expect(shownOf(await nearlyFor('jelena', { women: 4, girls: 2 }))).toEqual(['two_rooms jela', 'later lipa']);
  });
});
