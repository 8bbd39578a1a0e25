import type { FigureBand, FigureSpan, Figures } from '@safe-haven/contracts';
import { csvRow } from '@safe-haven/lang';

const HEADER = [
  'span',
  'from',
  'to',
  'known_days',
  'days',
  'key',
  'name',
  'country',
  'show',
  'figure',
  'of',
  'value',
  'low',
  'high',
  'why',
  'known_house_days',
  'of_house_days',
];

/** Figures as a CSV file (RFC 4180, UTF-8), one figure per row, named as in docs/FIGURES.md; and the number of rows. */
export function figuresCsv({ lines }: Figures): { readonly text: string; readonly rows: number } {
  const rows = lines.flatMap(({ key, name, country, whole, buckets }) =>
    [whole, ...buckets].flatMap((span, i) => {
      const { from, to, coverage, show, shelterNights } = span;
      const { known, of } = coverage;
      const head = [i === 0 ? 'whole' : 'part', from, to, String(known), String(of), key, name, country ?? '', show];
      const nights = [shelterNights.known, shelterNights.of].map(String);
      return figureRows(span).map((cells) => [...head, ...cells, ...nights]);
    }),
  );
  return { text: [HEADER, ...rows].map(csvRow).join(''), rows: rows.length };
}

type Cells = readonly [figure: string, of: string, value: string, low: string, high: string, why: string];

function figureRows(span: FigureSpan): Cells[] {
  switch (span.show) {
    case 'hidden':
      return [['', '', '', '', '', span.why]];
    case 'bands':
      return [
        ...counts(span.shelters && { ...span.shelters, stays: null, decisions: null }, band),
        ...(span.shelters?.freshPercent ? [band('fresh', span.shelters.freshPercent)] : []),
        ...counts(span.needs, band),
      ];
    case 'exact':
      return [
        ...counts(span.shelters, exact),
        ...durations(span.shelters),
        ...counts(span.needs, exact),
        ...waits(span.needs),
      ];
  }
}

const exact = (figure: string, value: number): Cells => [figure, '', String(value), '', '', ''];
const band = (figure: string, { low, high }: FigureBand): Cells => [
  figure,
  '',
  '',
  String(low),
  high === null ? '' : String(high),
  '',
];

/** Every count of a group. Counts in a nested list are named `list.part`. */
function counts<T>(group: object | null, cells: (figure: string, value: T) => Cells): Cells[] {
  return Object.entries(group ?? {}).flatMap(([name, value]) => {
    if (name in NOT_COUNTS) return [];
    if (LISTS.has(name)) return Object.entries(value).map(([part, count]) => cells(`${name}.${part}`, count as T));
    return [cells(name, value as T)];
  });
}

const LISTS: ReadonlySet<string> = new Set([
  'destinations',
  'holds',
  'board',
  'declined',
  'reasons',
  'declinedRequests',
]);
/** Values of a group that are not counts. */
const NOT_COUNTS = { stays: true, decisions: true, freshPercent: true, firstYes: true, firstHold: true } as const;

const value = (figure: string, of: number, text: string | null): Cells => [figure, String(of), text ?? '', '', '', ''];

/** How long those who asked waited. */
const waits = (needs: Extract<FigureSpan, { show: 'exact' }>['needs']): Cells[] =>
  needs === null
    ? []
    : (['firstYes', 'firstHold'] as const).flatMap((name) => [
        value(`${name}.median`, needs[name].of, needs[name].median),
        value(`${name}.p90`, needs[name].of, needs[name].p90),
      ]);

function durations(values: Extract<FigureSpan, { show: 'exact' }>['shelters']): Cells[] {
  if (values === null) return [];
  const { stays, decisions, freshPercent } = values;
  return [
    value('stays.median', stays.of, stays.median),
    value('stays.p90', stays.of, stays.p90),
    value('decisions.median', decisions.of, decisions.median),
    value('decisions.p90', decisions.of, decisions.p90),
    ['fresh', '', freshPercent ?? '', '', '', ''],
  ];
}
