import { afterAll, describe, expect, it } from '@jest/globals';
import { type Trends, trends } from '@safe-haven/contracts';
import { DEMO_ORGANISATIONS, DEMO_PEOPLE } from '@safe-haven/demo-network';
import type { Role } from '@safe-haven/domain';
import { HANGS_MS } from '@safe-haven/jest-preset/waiting';
import { recordsIn } from '../exports/testing/read-back.ts';
import { type HttpProgram, memoryStore, startHttpProgram } from '../testing/http-program.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { Random } from '../testing/random.ts';
import { inferSums } from './testing/infer-sums.ts';
import { RandomNetwork } from './testing/random-network.ts';
import { type Observation, observe, questionsFor, truthOf } from './testing/small-numbers.ts';

const LONG = process.env['HAVEN_ATTACKS'] === 'long';
const SEED = Number(process.env['HAVEN_SEED'] ?? 4711);
const NETWORKS = LONG ? 60 : 3;

const OVERSEER = {
  person: 'nora',
  name: 'nora',
  role: 'network_manager' as Role,
  organisation: 'Network',
  country: null,
};
const focalOf = (country: string) => ({
  person: `focal-${country}`,
  name: country,
  role: 'focal_point' as Role,
  organisation: 'Ministry',
  country,
});

const running: HttpProgram[] = [];
afterAll(async () => {
  for (const haven of running) await haven.served.close();
});

interface Network {
  readonly haven: HttpProgram;
  readonly managers: readonly { readonly person: string; readonly organisation: string }[];
  readonly countries: readonly string[];
  readonly range: { readonly from: string; readonly to: string };
  readonly whole: boolean;
}

/** Lapses and the like are recorded by timers within 30 s of the new time, and change the days that are asked about: here before the first question. */
async function recordWhatIsDue({ program }: HttpProgram): Promise<void> {
  await program.askConfirmations.askDue();
  for (let due = -1; due !== 0; ) {
    due = (await program.lapse.recordDue()) + (await program.requestClock.recordDue());
    await program.feed.waitFor(await program.store.head(), HANGS_MS);
  }
}

/** Everybody who sees the network sends every query, together and with what each organisation knows of itself. */
async function attack({ haven, managers, countries, range, whole }: Network) {
  const truth = await truthOf(haven, managers, range);
  const questions = questionsFor(truth, range);
  const seen: Observation[] = await observe(haven, OVERSEER.person, questions);
  for (const country of countries) {
    const its = questions.filter((q) => q.country === undefined || q.country === country);
    seen.push(...(await observe(haven, focalOf(country).person, its)).map((s) => ({ ...s, country })));
  }
  const found = { exact: [] as string[], narrow: [] as string[], tried: 0 };
  for (const own of [null, ...new Set(managers.map(({ organisation }) => organisation))]) {
    const { exact, narrow, tried } = inferSums(truth, seen, own, whole);
    found.exact.push(...exact.map((one) => `${own}: ${one}`));
    found.narrow.push(...narrow.map((one) => `${own}: ${one}`));
    found.tried += tried;
  }
  const shown = seen.filter(({ low }) => low !== null).length;
  return { ...found, questions: questions.length, shown, hidden: seen.length - shown };
}

/** What trends show of each month: a range or nothing, never a number. */
const shownBy = ({ lines }: Trends) =>
  lines.flatMap(({ key, points }) =>
    points.map((point) => {
      if (point.show === 'exact') throw new Error(`${key} ${point.day} is exact`);
      return [key, point.day, ...(point.show === 'range' ? [`${point.low}`, `${point.high}`] : ['', ''])];
    }),
  );

/** What files may say of a month to those who see the network in ranges. */
const MAY_COUNT =
  /^(days (that are known|of the period)|nights of houses (that are (known|due)|with a number of places))$/;

/**
 * The files of a person, with the limits of partners in the same months: they say what the page says, which the attack
 * took apart, and nothing else. How many months were shown.
 */
async function filesSayTheSame(haven: HttpProgram, person: string, range: Network['range']): Promise<number> {
  const query = new URLSearchParams(range);
  const page = await haven.get(person, `/api/trends/occupancy?${query}&bucket=month&by=country`);
  const shown = shownBy(trends.parse(page.body));
  const csv = recordsIn((await haven.get(person, `/api/exports/person-nights?${query}`)).text);
  expect(csv.map((r) => [r['country'], r['first_day'], r['lowest_percent'], r['highest_percent']])).toEqual(shown);
  for (const exact of ['person_nights', 'place_nights', 'occupied_percent', 'known_nights'])
    expect(csv.filter((row) => (row[exact] ?? '') !== '')).toEqual([]);
  const { entry } = (await haven.get(person, `/api/exports/fhir?${query}`)).body as { entry: readonly Measure[] };
  const measured = entry.map(({ resource: { reporter, period, group } }) => {
    const score = (text: string) => group.find(({ code }) => code.text === text)?.measureScore?.value ?? '';
    for (const { code, population } of group) if (population) expect(code.text).toMatch(MAY_COUNT);
    const ends = ['lowest', 'highest'].map((end) => `${score(`occupied, ${end} possible`)}`);
    return [reporter.display.split(': ').at(-1), period.start, ...ends];
  });
  expect(measured).toEqual(shown);
  return shown.filter(([, , low]) => low !== '').length;
}

interface Measure {
  readonly resource: {
    readonly reporter: { readonly display: string };
    readonly period: { readonly start: string };
    readonly group: readonly {
      readonly code: { readonly text: string };
      readonly population?: unknown;
      readonly measureScore?: { readonly value: number };
    }[];
  };
}

describe('PV-7: given everybody who sees the network in ranges, and each organisation that knows its own houses too', () => {
  it('when they send every query on the demo network, then no sum about too few follows, nor is one narrowed', async () => {
    const people = [
      ...DEMO_ORGANISATIONS.map(({ name, country }, n) => ({
        person: `manager-${n}`,
        name,
        role: 'manager' as Role,
        organisation: name,
        country,
      })),
      OVERSEER,
      ...['AL', 'BA', 'MK', 'RS'].map(focalOf),
    ];
    const clock = new ManualClock();
    const haven = await startHttpProgram(memoryStore(), clock, {}, { people: [...DEMO_PEOPLE, ...people], seed: true });
    running.push(haven);
    haven.advance(20 * 86_400_000);
    await recordWhatIsDue(haven);
    const found = await attack({
      haven,
      managers: people.filter(({ role }) => role === 'manager'),
      countries: ['AL', 'BA', 'MK', 'RS'],
      range: { from: '2026-10-01', to: '2026-11-30' },
      whole: false,
    });
    const { exact, narrow, ...counted } = found;
    process.stdout.write(`the demo network: ${JSON.stringify(counted)}\n`);
    expect(found.shown).toBeGreaterThan(100);
    const files = [OVERSEER.person, focalOf('RS').person].map((person) =>
      filesSayTheSame(haven, person, { from: '2026-10-01', to: '2026-11-30' }),
    );
    expect((await Promise.all(files)).every((months) => months > 0)).toBe(true);
    expect([exact.slice(0, 5), narrow.slice(0, 5)]).toEqual([[], []]);
  });

  it('when they send every query on small random networks, then no sum about too few follows, nor is one narrowed', async () => {
    const total = { tried: 0, shown: 0, hidden: 0, questions: 0, files: 0 };
    for (let n = 0; n < NETWORKS; n++) {
      const network = new RandomNetwork(new Random(SEED + n), OVERSEER, focalOf);
      const haven = await network.run();
      running.push(haven);
      const { exact, narrow, ...counted } = await attack({ haven, ...network, whole: true });
      for (const key of ['tried', 'shown', 'hidden', 'questions'] as const) total[key] += counted[key];
      for (const person of [OVERSEER.person, ...network.countries.map((country) => focalOf(country).person)])
        total.files += await filesSayTheSame(haven, person, network.range);
      expect({ seed: SEED + n, exact: exact.slice(0, 5), narrow: narrow.slice(0, 5) }).toEqual({
        seed: SEED + n,
        exact: [],
        narrow: [],
      });
    }
    process.stdout.write(`${NETWORKS} networks from seed ${SEED}: ${JSON.stringify(total)}\n`);
    expect(total.shown).toBeGreaterThan(100);
    expect(total.hidden).toBeGreaterThan(100);
    expect(total.files).toBeGreaterThan(0);
  });
});
