import './table.css';
import type { TrendPoint, Trends } from '@safe-haven/contracts';
import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { bucketName, type L10n, lineName, spansYears, wholeNumber } from '../format.ts';
import { type Column, columnsOfMany, columnsOfOne, columnsOfSome } from './columns.tsx';

interface OccupancyTableProps {
  readonly trends: Trends;
  readonly l10n: L10n;
}

/** Above this number of lines each line is a row over the whole range instead of a column. */
const SIDE_BY_SIDE = 6;
/** Further rows are rendered on request: four years by day have 1,460 of them. */
const FIRST_ROWS = 120;

/** The numbers of the chart, newest first: all amounts of one line, the rates of a few, the totals of many. */
export function OccupancyTable({ trends, l10n }: OccupancyTableProps) {
  const [all, setAll] = useState(false);
  const { head, caption, rows, columns } = tableOf(trends, l10n);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll container must be focusable by keyboard
    <section className="trends-table" aria-label={caption} tabIndex={0}>
      <table>
        <caption className="aloud">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {columns.map((column) => (
              <th key={column.key} scope="col">
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(all ? rows : rows.slice(0, FIRST_ROWS)).map(({ key, name, row }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {columns.map((column) => (
                <td key={column.key}>{column.cell(row)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {!all && rows.length > FIRST_ROWS && (
        <Button onClick={() => setAll(true)}>{l10n.t('table.all', { rows: wholeNumber(l10n, rows.length) })}</Button>
      )}
    </section>
  );
}

interface Table {
  readonly head: string;
  readonly caption: string;
  readonly rows: readonly { readonly key: string; readonly name: string; readonly row: number }[];
  readonly columns: readonly Column[];
}

function tableOf(trends: Trends, l10n: L10n): Table {
  const { t } = l10n;
  const { lines, by, bucket } = trends;
  const [first] = lines;
  const years = spansYears(trends);
  const buckets = (first?.points ?? [])
    .map((point, row) => ({ key: point.day, name: rowName(l10n, point, bucketName(l10n, point, bucket, years)), row }))
    .toReversed();
  const byBucket = { head: t(`table.when.${bucket}`), rows: buckets };
  if (first && lines.length === 1) {
    const caption = t('table.caption', { name: lineName(l10n, by, first.name) });
    return { ...byBucket, caption, columns: columnsOfOne(l10n, first.points, bucket) };
  }
  const caption = t('table.captionAll');
  // Ranges have no totals: a row per line would hold dashes only.
  const summed = lines.some(({ summary }) => summary.amounts !== null);
  if (lines.length <= SIDE_BY_SIDE || !summed) return { ...byBucket, caption, columns: columnsOfSome(l10n, trends) };
  const rows = lines.map(({ key, name }, row) => ({ key, name: lineName(l10n, by, name), row }));
  return { head: t(`by.${by}`), caption, rows, columns: columnsOfMany(l10n, lines) };
}

/** Marks a day that is only partly covered; longer buckets have a column for their coverage. */
const rowName = ({ t }: L10n, point: TrendPoint, name: string): string =>
  point.partial && point.day === point.to ? t('table.partOf', { day: name, part: t('chart.partOfDay') }) : name;
