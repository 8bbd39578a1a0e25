import { afterAll, describe, expect, it } from '@jest/globals';
import type { Role } from '@safe-haven/domain';
import { patience } from '@safe-haven/jest-preset/patience';
import { recordsIn } from '../exports/testing/read-back.ts';
import type { HttpProgram } from '../testing/http-program.ts';
import { Random } from '../testing/random.ts';
import { CountingNetwork, type Houses } from './testing/counting-network.ts';
import { type CountSeen, countQuestions, countsOf, countsSeenBy } from './testing/counts-seen.ts';
import { countsWorkedOut } from './testing/counts-worked-out.ts';
import { seenBy, truthOf } from './testing/small-numbers.ts';

const LONG = process.env['HAVEN_ATTACKS'] === 'long';
const SEED = Number(process.env['HAVEN_SEED'] ?? 4711);

const somebody = (person: string, role: Role, organisation: string, country: string | null = null) => ({
  ...{ person, name: person, role, organisation, country },
});
/** Who reads no figures of others: some have no trends at all. */
const OUTSIDE = [
  somebody('hotline', 'hotline', 'SOS', 'RS'),
  somebody('coordinator', 'coordinator', 'Elsewhere', 'RS'),
  somebody('elsewhere', 'manager', 'Elsewhere', 'RS'),
  somebody('auditor', 'auditor', 'Network'),
];
const OVERSEERS = [
  somebody('nora', 'network_manager', 'Network'),
  somebody('focal-RS', 'focal_point', 'Ministry', 'RS'),
  somebody('focal-BA', 'focal_point', 'Ministry', 'BA'),
];
const of = (country: 'RS' | 'BA', houses: number): Houses => ({ country, houses });
/** Told apart in one country and not in the other; then with organisations of one house and two. */
const NETWORKS: readonly (readonly Houses[])[] = [
  [{ ...of('RS', 3), quiet: true }, of('RS', 3), of('BA', 3), of('BA', 1), of('BA', 2)],
  [of('RS', 3), of('RS', 2), of('RS', 1), of('RS', 2), of('BA', 4)],
];

const running: HttpProgram[] = [];
afterAll(async () => {
  for (const haven of running) await haven.served.close();
});

async function attack(network: CountingNetwork, haven: HttpProgram) {
  const { managers, range, countries } = network;
  const truth = {
    counts: [...(await countsOf(haven, managers, range)).values()],
    days: await truthOf(haven, managers, range),
  };
  const organisations = managers.map(({ organisation }) => organisation);
  const questions = countQuestions(countries, organisations);
  const counts: CountSeen[] = [];
  for (const { person, country } of OVERSEERS) {
    const its = questions.filter((q) => country === null || q.country === undefined || q.country === country);
    counts.push(...(await countsSeenBy(haven, person, country === null ? its : its.slice(0, 40))));
  }
  const daily = (['country', 'organisation'] as const).map((by) => ({ ...range, bucket: 'day' as const, by }));
  const occupancy = await seenBy(haven, 'nora', daily);
  const found = { exact: [] as string[], narrow: [] as string[], wrong: [] as string[], tried: 0 };
  for (const own of [null, ...organisations]) {
    const { exact, narrow, wrong, tried } = countsWorkedOut(truth, { counts, occupancy, own });
    for (const [what, all] of Object.entries({ exact, narrow, wrong }))
      found[what as 'exact'].push(...all.map((one) => `${own}: ${one}`));
    found.tried += tried;
  }
  return { ...found, counts, told: counts.length, questions: questions.length };
}

/** The report of the quarter, as a file, says of each month what the page says, and nothing more. */
async function reportAgainst(haven: HttpProgram, seen: readonly CountSeen[]): Promise<number> {
  const { status, text } = await haven.get('nora', '/api/exports/report?quarter=2026-Q3&format=csv');
  expect(status).toBe(200);
  let compared = 0;
  for (const row of recordsIn(text)) {
    for (const month of ['2026-07', '2026-08', '2026-09']) {
      const cell = row[month] ?? '';
      const told = seen.find(
        ({ country, organisation, months }) =>
          country === row['country'] && organisation === null && String(months) === `${month}-01`,
      );
      const band = told?.counts.get(row['figure']!);
      if (row['figure'] === 'occupied' || row['figure'] === 'fresh') expect(cell).toMatch(/^(hidden|\d+–\d+|)$/);
      else
        expect([row['figure'], cell]).toEqual([
          row['figure'],
          band ? `${band.low}–${band.high}` : cell === 'hidden' ? cell : '',
        ]);
      compared += band ? 1 : 0;
    }
  }
  return compared;
}

describe('PV-7 FG-3: given those who see the network in bands, and each organisation that knows its own houses besides', () => {
  it(
    'when they ask every figure and join it with occupancy and the files, then no small count is worked out',
    async () => {
      const total = { tried: 0, told: 0, questions: 0, compared: 0 };
      for (let n = 0; n < (LONG ? 20 : NETWORKS.length); n++) {
        const network = new CountingNetwork(
          new Random(SEED + n),
          [...OVERSEERS, ...OUTSIDE],
          NETWORKS[n % NETWORKS.length]!,
        );
        const haven = await network.run();
        running.push(haven);
        const { exact, narrow, wrong, counts, ...some } = await attack(network, haven);
        expect({
          seed: SEED + n,
          exact: exact.slice(0, 5),
          narrow: narrow.slice(0, 5),
          wrong: wrong.slice(0, 5),
        }).toEqual({
          ...{ seed: SEED + n, exact: [], narrow: [], wrong: [] },
        });
        total.compared += await reportAgainst(haven, counts);
        for (const key of ['tried', 'told', 'questions'] as const) total[key] += some[key];
      }
      process.stdout.write(`figures from seed ${SEED}: ${JSON.stringify(total)}\n`);
      expect(total.told).toBeGreaterThan(20);
      expect(total.compared).toBeGreaterThan(50);
    },
    patience(LONG ? 1_200_000 : 240_000),
  );

  it('when anybody else asks, then they are told nothing of others', async () => {
    const [haven] = running as [HttpProgram];
    const ask = (person: string) => haven.get(person, '/api/trends/figures?from=2026-07-01&to=2026-09-30&by=country');
    for (const person of ['hotline', 'auditor', 'ada']) expect((await ask(person)).status).toBe(403);
    for (const person of ['coordinator', 'elsewhere']) {
      const { status, body } = await ask(person);
      expect([status, body.lines ?? []]).toEqual([status, []]);
    }
    expect((await haven.get(null, '/api/trends/figures?from=2026-07-01&to=2026-09-30')).status).toBe(401);
  });
});
