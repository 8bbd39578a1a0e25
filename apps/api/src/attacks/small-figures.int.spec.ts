import { afterAll, describe, expect, it } from '@jest/globals';
import type { Role } from '@safe-haven/domain';
import { recordsIn } from '../exports/testing/read-back.ts';
import type { HttpProgram } from '../testing/http-program.ts';
import { Random } from '../testing/random.ts';
import { CountingNetwork, type Shelters } from './testing/counting-network.ts';
import { inferCounts } from './testing/infer-counts.ts';
import { countQuestions, countsOf, type ObservedCount, observeCounts } from './testing/observed-counts.ts';
import { observe, truthOf } from './testing/small-numbers.ts';

const LONG = process.env['HAVEN_ATTACKS'] === 'long';
const SEED = Number(process.env['HAVEN_SEED'] ?? 4711);

const somebody = (person: string, role: Role, organisation: string, country: string | null = null) => ({
  ...{ person, name: person, role, organisation, country },
});
/** Roles that see no figures of other organisations: some have no trends at all. */
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
const of = (country: 'RS' | 'BA', shelters: number): Shelters => ({ country, shelters });
/** Shown separately in one country and not in the other; then with organisations of one house and two. */
const NETWORKS: readonly (readonly Shelters[])[] = [
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
  const counts: ObservedCount[] = [];
  for (const { person, country } of OVERSEERS) {
    const its = questions.filter((q) => country === null || q.country === undefined || q.country === country);
    counts.push(...(await observeCounts(haven, person, country === null ? its : its.slice(0, 40))));
  }
  const daily = (['country', 'organisation'] as const).map((by) => ({ ...range, bucket: 'day' as const, by }));
  const occupancy = await observe(haven, 'nora', daily);
  const found = { exact: [] as string[], narrow: [] as string[], contradictions: [] as string[], tried: 0 };
  for (const own of [null, ...organisations]) {
    const { exact, narrow, contradictions, tried } = inferCounts(truth, { counts, occupancy, own });
    for (const [what, all] of Object.entries({ exact, narrow, contradictions }))
      found[what as 'exact'].push(...all.map((one) => `${own}: ${one}`));
    found.tried += tried;
  }
  return { ...found, counts, shown: counts.length, questions: questions.length };
}

/** The quarterly report as a file has the same numbers for each month as the page. */
async function reportAgainst(haven: HttpProgram, seen: readonly ObservedCount[]): Promise<number> {
  const { status, text } = await haven.get('nora', '/api/exports/report?quarter=2026-Q3&format=csv');
  expect(status).toBe(200);
  let compared = 0;
  for (const row of recordsIn(text)) {
    for (const month of ['2026-07', '2026-08', '2026-09']) {
      const cell = row[month] ?? '';
      const shown = seen.find(
        ({ country, organisation, months }) =>
          country === row['country'] && organisation === null && String(months) === `${month}-01`,
      );
      const band = shown?.counts.get(row['figure']!);
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

describe('PV-7 FG-3: given everybody who sees the network in bands, and each organisation that knows its own houses too', () => {
  it('when they query every figure and combine it with occupancy and the files, then no small count can be inferred', async () => {
    const total = { tried: 0, shown: 0, questions: 0, compared: 0 };
    for (let n = 0; n < (LONG ? 20 : NETWORKS.length); n++) {
      const network = new CountingNetwork(
        new Random(SEED + n),
        [...OVERSEERS, ...OUTSIDE],
        NETWORKS[n % NETWORKS.length]!,
      );
      const haven = await network.run();
      running.push(haven);
      const { exact, narrow, contradictions, counts, ...some } = await attack(network, haven);
      expect({
        seed: SEED + n,
        exact: exact.slice(0, 5),
        narrow: narrow.slice(0, 5),
        contradictions: contradictions.slice(0, 5),
      }).toEqual({
        ...{ seed: SEED + n, exact: [], narrow: [], contradictions: [] },
      });
      total.compared += await reportAgainst(haven, counts);
      for (const key of ['tried', 'shown', 'questions'] as const) total[key] += some[key];
    }
    process.stdout.write(`figures from seed ${SEED}: ${JSON.stringify(total)}\n`);
    expect(total.shown).toBeGreaterThan(20);
    expect(total.compared).toBeGreaterThan(50);
  });

  it('when anybody else queries, then they see no figures of other organisations', async () => {
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
