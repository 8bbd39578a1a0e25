import type { Trends, TrendsQuery } from '@safe-haven/contracts';
import type { HttpProgram } from '../../testing/http-program.ts';

const DAY_MS = 86_400_000;
const dayOf = (name: string): number => Date.parse(name) / DAY_MS;
const nameOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** One house on one local day, as its own people see it. */
export interface HouseDay {
  readonly shelter: string;
  readonly organisation: string;
  readonly country: string;
  readonly day: number;
  readonly places: number;
  readonly people: number;
}

/** A number of a line that was asked for, with the days that it is about. */
export interface Seen {
  readonly country: string | null;
  readonly organisation: string | null;
  readonly from: number;
  readonly to: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly why: string | null;
}

type Asked = Partial<TrendsQuery> & Required<Pick<TrendsQuery, 'from' | 'to' | 'bucket' | 'by'>>;

async function ask(haven: HttpProgram, person: string, query: Asked): Promise<Trends> {
  const { status, body } = await haven.get(person, `/api/trends/occupancy?${new URLSearchParams(query)}`);
  if (status !== 200) throw new Error(`${person} ${JSON.stringify(query)}: ${status} ${JSON.stringify(body)}`);
  return body;
}

/** What truly was, from the managers of each organisation, who see their own houses exactly. */
export async function truthOf(
  haven: HttpProgram,
  managers: readonly { readonly person: string; readonly organisation: string }[],
  range: { readonly from: string; readonly to: string },
): Promise<HouseDay[]> {
  const days = new Map<string, HouseDay>();
  for (const { person, organisation } of managers) {
    const { lines } = await ask(haven, person, { ...range, bucket: 'day', by: 'shelter' });
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

/** Every question, in every step, of every country, organisation and both, for ranges that overlap and differ by a day. */
export function questionsFor(
  truth: readonly HouseDay[],
  { from, to }: { readonly from: string; readonly to: string },
): Asked[] {
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
  const asked: Asked[] = [];
  for (const [start, end] of ranges) {
    for (const bucket of BUCKETS) {
      const range = { from: nameOf(start!), to: nameOf(end!), bucket } as const;
      for (const by of ['country', 'organisation', 'shelter'] as const)
        for (const country of countries)
          for (const organisation of organisations)
            asked.push({ ...range, by, ...(country && { country }), ...(organisation && { organisation }) });
      for (const shelter of shelters) asked.push({ ...range, by: 'country', shelter });
    }
  }
  return asked;
}

const WHOLE = {
  day: (day: number): [number, number] => [day, day],
  week: (day: number): [number, number] => [day - ((day + 3) % 7), day + 6 - ((day + 3) % 7)],
  month: (day: number): [number, number] => {
    const [year, month] = nameOf(day).split('-').map(Number);
    return [Date.UTC(year!, month! - 1) / DAY_MS, Date.UTC(year!, month!, 0) / DAY_MS];
  },
};

/** Asks all of it and keeps what was shown or why it was not. An exact number, or one of a house alone, is the end. */
export async function seenBy(haven: HttpProgram, person: string, questions: readonly Asked[]): Promise<Seen[]> {
  const seen = new Map<string, Seen>();
  for (const query of questions) {
    const { lines } = await ask(haven, person, query);
    for (const line of lines) {
      for (const point of line.points) {
        if (point.show === 'gap') continue;
        if (point.show === 'exact' || (point.show === 'range' && (query.by === 'shelter' || query.shelter)))
          throw new Error(`${person} is told of a house: ${JSON.stringify([query, line.key, point])}`);
        if (query.by === 'shelter' || query.shelter) continue;
        const [from, to] = WHOLE[query.bucket](dayOf(point.day));
        const organisation = query.organisation ?? (query.by === 'organisation' ? line.key : null);
        const country = query.country ?? (query.by === 'country' ? line.key : null);
        const [low, high] = point.show === 'range' ? [point.low, point.high] : [null, null];
        const one: Seen = {
          country,
          organisation,
          from,
          to,
          low,
          high,
          why: point.show === 'hidden' ? point.why : null,
        };
        const key = JSON.stringify([country, organisation, from, to]);
        const before = seen.get(key);
        // Two questions about the same houses and days have one answer: that of the fixed table.
        if (before && JSON.stringify(before) !== JSON.stringify(one))
          throw new Error(`${person} is told two numbers: ${JSON.stringify([query, before, one])}`);
        seen.set(key, one);
      }
    }
  }
  return [...seen.values()];
}
