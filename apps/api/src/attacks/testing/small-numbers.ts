import type { Trends, TrendsQuery } from '@safe-haven/contracts';
import type { HttpProgram } from '../../testing/http-program.ts';

const DAY_MS = 86_400_000;
const dayOf = (name: string): number => Date.parse(name) / DAY_MS;
const nameOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** One house on one local day, as its own people see it. */
export interface ShelterDay {
  readonly shelter: string;
  readonly organisation: string;
  readonly country: string;
  readonly day: number;
  readonly places: number;
  readonly people: number;
}

/** A shown number of a queried line, with its days. */
export interface Observation {
  readonly country: string | null;
  readonly organisation: string | null;
  readonly from: number;
  readonly to: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly why: string | null;
}

type TrendQuery = Partial<TrendsQuery> & Required<Pick<TrendsQuery, 'from' | 'to' | 'bucket' | 'by'>>;

async function fetchLines(haven: HttpProgram, person: string, query: TrendQuery): Promise<Trends> {
  const { status, body } = await haven.get(person, `/api/trends/occupancy?${new URLSearchParams(query)}`);
  if (status !== 200) throw new Error(`${person} ${JSON.stringify(query)}: ${status} ${JSON.stringify(body)}`);
  return body;
}

/**
 * The truth, from the managers of each organisation, who see their own houses exactly: from the Monday before the range,
 * because a week that the range cuts is answered whole.
 */
export async function truthOf(
  haven: HttpProgram,
  managers: readonly { readonly person: string; readonly organisation: string }[],
  { from, to }: { readonly from: string; readonly to: string },
): Promise<ShelterDay[]> {
  const monday = nameOf(WHOLE.week(dayOf(from))[0]);
  const days = new Map<string, ShelterDay>();
  for (const { person, organisation } of managers) {
    const { lines } = await fetchLines(haven, person, { from: monday, to, bucket: 'day', by: 'shelter' });
    for (const { key, country, points } of lines) {
      for (const point of points) {
        if (point.show !== 'exact' || Number(point.inService) === 0) continue;
        const [places, people] = [Number(point.inService), Number(point.occupied)];
        const cell = { shelter: key, organisation, country: country!, day: dayOf(point.day), places, people };
        days.set(`${key} ${point.day}`, cell);
      }
    }
  }
  return [...days.values()];
}

const BUCKETS = ['day', 'week', 'month'] as const;

/** Every query, in every step, of every country, organisation and both, for ranges that overlap and differ by a day. */
export function questionsFor(
  truth: readonly ShelterDay[],
  { from, to }: { readonly from: string; readonly to: string },
): TrendQuery[] {
  const countries = [undefined, ...new Set(truth.map(({ country }) => country))];
  const organisations = [undefined, ...new Set(truth.map(({ organisation }) => organisation))];
  const shelters = truth.slice(0, 1).map(({ shelter }) => shelter);
  const [first, last] = [dayOf(from), dayOf(to)];
  const ranges = [
    [first, last],
    [first + 1, last],
    [first, last - 8],
    [first + 4, last - 9],
    [first + 15, last - 10],
  ];
  const queries: TrendQuery[] = [];
  for (const [start, end] of ranges) {
    for (const bucket of BUCKETS) {
      const range = { from: nameOf(start!), to: nameOf(end!), bucket } as const;
      for (const by of ['country', 'organisation', 'shelter'] as const)
        for (const country of countries)
          for (const organisation of organisations)
            queries.push({ ...range, by, ...(country && { country }), ...(organisation && { organisation }) });
      for (const shelter of shelters) queries.push({ ...range, by: 'country', shelter });
    }
  }
  return queries;
}

const WHOLE = {
  day: (day: number): [number, number] => [day, day],
  week: (day: number): [number, number] => [day - ((day + 3) % 7), day + 6 - ((day + 3) % 7)],
  month: (day: number): [number, number] => {
    const [year, month] = nameOf(day).split('-').map(Number);
    return [Date.UTC(year!, month! - 1) / DAY_MS, Date.UTC(year!, month!, 0) / DAY_MS];
  },
};

/** Sends every query and collects what was shown or why it was hidden. Throws on an exact number, or one of a single house. */
export async function observe(
  haven: HttpProgram,
  person: string,
  questions: readonly TrendQuery[],
): Promise<Observation[]> {
  const observed = new Map<string, Observation>();
  for (const query of questions) {
    const { lines } = await fetchLines(haven, person, query);
    for (const line of lines) {
      for (const point of line.points) {
        if (point.show === 'gap') continue;
        if (point.show === 'exact' || (point.show === 'range' && (query.by === 'shelter' || query.shelter)))
          throw new Error(`${person} sees a single house: ${JSON.stringify([query, line.key, point])}`);
        if (query.by === 'shelter' || query.shelter) continue;
        const [from, to] = WHOLE[query.bucket](dayOf(point.day));
        const organisation = query.organisation ?? (query.by === 'organisation' ? line.key : null);
        const country = query.country ?? (query.by === 'country' ? line.key : null);
        const [low, high] = point.show === 'range' ? [point.low, point.high] : [null, null];
        const answer: Observation = {
          country,
          organisation,
          from,
          to,
          low,
          high,
          why: point.show === 'hidden' ? point.why : null,
        };
        const key = JSON.stringify([country, organisation, from, to]);
        const before = observed.get(key);
        // Two queries about the same houses and days must have one answer: that of the fixed table.
        if (before && JSON.stringify(before) !== JSON.stringify(answer))
          throw new Error(`${person} is told two numbers: ${JSON.stringify([query, before, answer])}`);
        observed.set(key, answer);
      }
    }
  }
  return [...observed.values()];
}
