import type { Figures } from '@safe-haven/contracts';
import { coverage, lineName, rangeName } from '../format.ts';
import { SpanCells, type SpanColumn } from './span-cells.tsx';
import { formatCount, formatDays, formatFresh, type Told, type Words } from './words.ts';

interface LinesTableProps {
  readonly figures: Figures;
  readonly words: Words;
}

/** Several lines, one a row: the figures that can be compared. */
export function LinesTable({ figures, words }: LinesTableProps) {
  const { t, l10n } = words;
  const { lines, by } = figures;
  const columns = columnsOf(words, figures);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
    <section className="trends-table" aria-label={`${t('title')}: ${l10n.t(`by.${by}`)}`} tabIndex={0}>
      <table>
        <caption className="aloud">{t('title')}</caption>
        <thead>
          <tr>
            <th scope="col">{l10n.t(`by.${by}`)}</th>
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
              <th scope="row">{lineName(l10n, by, line.name)}</th>
              <SpanCells span={line.whole} columns={columns} words={words} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Of fewer days than were asked, a line says of which. */
function knownOf({ t, l10n }: Words, asked: Figures, { from, to, coverage: { known, of } }: Told): string {
  const days = coverage(l10n, { days: known, of });
  if (from === asked.from && to === asked.to) return days;
  return t('subtitle', { range: rangeName(l10n, from, to), known: days });
}

function columnsOf(words: Words, asked: Figures): readonly SpanColumn[] {
  const { t } = words;
  return [
    [t('tile.admissions'), ({ houses }) => houses && formatCount(words, houses.admissions)],
    [t('tile.discharges'), ({ houses }) => houses && formatCount(words, houses.discharges)],
    [t('tile.median'), ({ houses }) => (houses && 'stays' in houses ? formatDays(words, houses.stays.median) : null)],
    [t('hold.placed'), ({ houses }) => houses && formatCount(words, houses.holds.placed)],
    [t('hold.lapsed'), ({ houses }) => houses && formatCount(words, houses.holds.lapsed)],
    [t('tile.unmet'), ({ needs }) => needs && formatCount(words, needs.unmet)],
    [t('tile.fresh'), ({ houses }) => houses && formatFresh(words, houses.freshPercent)],
    [t('flow.known'), (span) => knownOf(words, asked, span)],
  ];
}
