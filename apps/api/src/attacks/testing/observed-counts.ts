import type { FigureBand, FigureSpan, Figures, FiguresQuery } from '@safe-haven/contracts';
import type { HttpProgram } from '../../testing/http-program.ts';

/** An observed count of the houses of an organisation in a country, or of a whole country (null), in some months. */
export interface ObservedCount {
  readonly country: string | null;
  readonly organisation: string | null;
  /** First days of months. */
  readonly months: readonly string[];
  /** By their names in docs/FIGURES.md. */
  readonly counts: ReadonlyMap<string, FigureBand>;
}

type Counted = Extract<FigureSpan, { show: 'exact' | 'bands' }>;

/** Every count of a span; a number is a band of itself. */
function countsIn(span: Counted): Map<string, FigureBand> {
  const counts = new Map<string, FigureBand>();
  const note = (name: string, value: unknown): void => {
    if (typeof value === 'number') counts.set(name, { low: value, high: value });
    else if (isBand(value)) counts.set(name, value);
    else if (typeof value === 'object' && value !== null && !('median' in value)) {
      for (const [part, of] of Object.entries(value)) note(`${name}.${part}`, of);
    }
  };
  for (const group of [span.shelters, span.needs])
    for (const [name, value] of Object.entries(group ?? {})) note(name, value);
  counts.delete('freshPercent');
  return counts;
}

const isBand = (value: unknown): value is FigureBand => typeof value === 'object' && value !== null && 'low' in value;

const asked = async (haven: HttpProgram, person: string, query: FiguresQuery): Promise<Figures> => {
  const { status, body } = await haven.get(
    person,
    `/api/trends/figures?${new URLSearchParams(query as Record<string, string>)}`,
  );
  if (status !== 200) throw new Error(`${person} ${JSON.stringify(query)}: ${status} ${JSON.stringify(body)}`);
  return body;
};

/** The truth by organisation and month, from those who see it exactly. */
export async function countsOf(
  haven: HttpProgram,
  managers: readonly { readonly person: string; readonly organisation: string; readonly country: string | null }[],
  range: { readonly from: string; readonly to: string },
): Promise<Map<string, ObservedCount>> {
  const truth = new Map<string, ObservedCount>();
  for (const { person, organisation, country } of managers) {
    const { lines } = await asked(haven, person, { ...range, by: 'organisation', bucket: 'month' });
    for (const span of lines[0]!.buckets) {
      if (span.show !== 'exact') throw new Error(`${person} sees ${span.show} of their own organisation`);
      const observed = { country, organisation, months: [span.from], counts: countsIn(span) };
      truth.set(JSON.stringify([country, organisation, span.from]), observed);
    }
  }
  return truth;
}

/**
 * The quarter, its months, months together, and ranges that cut one; by month, as one, and in weeks, which are shown to
 * nobody for others.
 */
const RANGES: readonly Pick<FiguresQuery, 'from' | 'to' | 'bucket'>[] = [
  { from: '2026-07-01', to: '2026-09-30', bucket: 'month' },
  { from: '2026-07-01', to: '2026-08-31' },
  { from: '2026-08-01', to: '2026-08-31' },
  { from: '2026-07-02', to: '2026-09-29', bucket: 'week' },
  { from: '2026-06-15', to: '2026-09-30', bucket: 'month' },
];

export function countQuestions(countries: readonly string[], organisations: readonly string[]): FiguresQuery[] {
  return RANGES.flatMap((range) =>
    [undefined, ...countries].flatMap((country) =>
      [undefined, ...organisations].flatMap((organisation) =>
        (['country', 'organisation', 'shelter'] as const).map((by) => ({
          ...range,
          by,
          ...(country && { country }),
          ...(organisation && { organisation }),
        })),
      ),
    ),
  ).concat(RANGES.map((range) => ({ ...range, by: 'country' as const, shelter: 'house-0' })));
}

/** Sends every query. Throws on an exact number, one of a single house, or two answers about the same. */
export async function observeCounts(
  haven: HttpProgram,
  person: string,
  questions: readonly FiguresQuery[],
): Promise<ObservedCount[]> {
  const observed = new Map<string, ObservedCount>();
  for (const query of questions) {
    for (const line of (await asked(haven, person, query)).lines) {
      for (const span of [line.whole, ...line.buckets]) {
        if (span.show === 'hidden') continue;
        if (span.show === 'exact' || query.by === 'shelter' || query.shelter)
          throw new Error(`${person} sees a single house: ${JSON.stringify([query, line.key, span])}`);
        const organisation = query.organisation ?? (query.by === 'organisation' ? line.key : null);
        const country = query.country ?? (query.by === 'country' ? line.key : null);
        const one = { country, organisation, months: monthsIn(span), counts: countsIn(span) };
        const key = JSON.stringify([country, organisation, one.months]);
        const before = observed.get(key);
        for (const [name, band] of before?.counts ?? []) {
          const now = one.counts.get(name);
          if (now && JSON.stringify(now) !== JSON.stringify(band))
            throw new Error(`${person} sees two numbers of ${name}: ${JSON.stringify([query, band, now])}`);
        }
        observed.set(key, { ...one, counts: new Map([...(before?.counts ?? []), ...one.counts]) });
      }
    }
  }
  return [...observed.values()];
}

function monthsIn({ from, to }: FigureSpan): string[] {
  const months: string[] = [];
  for (let month = from; month <= to; ) {
    months.push(month);
    const [year, number] = month.split('-').map(Number);
    month = new Date(Date.UTC(year!, number!, 1)).toISOString().slice(0, 10);
  }
  return months;
}
