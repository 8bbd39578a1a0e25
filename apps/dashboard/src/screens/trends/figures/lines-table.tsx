import type { Figures } from '@safe-haven/contracts';
import { coverage, lineName, rangeName } from '../format.ts';
import { type FiguresL10n, formatCount, formatDays, formatFresh, type ShownSpan } from './format-figures.ts';
import { SpanCells, type SpanColumn } from './span-cells.tsx';

interface LinesTableProps {
  readonly figures: Figures;
  readonly l10n: FiguresL10n;
}

/** One row per line with the figures that can be compared. */
export function LinesTable({ figures, l10n }: LinesTableProps) {
  const { t, trends } = l10n;
  const { lines, by } = figures;
  const columns = columnsOf(l10n, figures);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll container must be focusable by keyboard
    <section className="trends-table" aria-label={`${t('title')}: ${trends.t(`by.${by}`)}`} tabIndex={0}>
      <table>
        <caption className="aloud">{t('title')}</caption>
        <thead>
          <tr>
            <th scope="col">{trends.t(`by.${by}`)}</th>
            {columns.map(([head]) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key}>
              <th scope="row">{lineName(trends, by, line.name)}</th>
              <SpanCells span={line.whole} columns={columns} l10n={l10n} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The coverage of a line, with its days where they differ from those of the query. */
function coverageOf({ t, trends }: FiguresL10n, figures: Figures, { from, to, shelterNights }: ShownSpan): string {
  const nights = coverage(trends, shelterNights);
  if (from === figures.from && to === figures.to) return nights;
  return t('subtitle', { range: rangeName(trends, from, to), known: nights });
}

function columnsOf(l10n: FiguresL10n, figures: Figures): readonly SpanColumn[] {
  const { t } = l10n;
  return [
    [t('tile.admissions'), ({ shelters }) => shelters && formatCount(l10n, shelters.admissions)],
    [t('tile.discharges'), ({ shelters }) => shelters && formatCount(l10n, shelters.discharges)],
    [
      t('tile.median'),
      ({ shelters }) => (shelters && 'stays' in shelters ? formatDays(l10n, shelters.stays.median) : null),
    ],
    [t('hold.placed'), ({ shelters }) => shelters && formatCount(l10n, shelters.holds.placed)],
    [t('hold.lapsed'), ({ shelters }) => shelters && formatCount(l10n, shelters.holds.lapsed)],
    [t('tile.unmet'), ({ needs }) => needs && formatCount(l10n, needs.unmet)],
    [t('tile.fresh'), ({ shelters }) => shelters && formatFresh(l10n, shelters.freshPercent)],
    [t('flow.known'), (span) => coverageOf(l10n, figures, span)],
  ];
}
