import type { FigureSpan } from '@safe-haven/contracts';
import { coverage } from '../format.ts';
import type { Bucket } from './flows.ts';
import { type FiguresL10n, formatCount } from './format-figures.ts';
import { SpanCells, type SpanColumn } from './span-cells.tsx';

interface FlowTableProps {
  readonly spans: readonly FigureSpan[];
  readonly name: (span: FigureSpan) => string;
  readonly bucket: Bucket;
  readonly l10n: FiguresL10n;
}

/** The buckets, newest first. A hidden bucket shows the reason. */
export function FlowTable({ spans, name, bucket, l10n }: FlowTableProps) {
  const columns = columnsOf(l10n, spans);
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{l10n.trends.t(`table.when.${bucket}`)}</th>
          {columns.map(([head]) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {spans.toReversed().map((span) => (
          <tr key={span.from}>
            <th scope="row">{name(span)}</th>
            <SpanCells span={span} columns={columns} l10n={l10n} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function columnsOf(l10n: FiguresL10n, spans: readonly FigureSpan[]): readonly SpanColumn[] {
  const { t, trends } = l10n;
  const hasNeeds = spans.some((span) => span.show !== 'hidden' && span.needs !== null);
  const needs: readonly SpanColumn[] = [
    [t('tile.unmet'), (span) => span.needs && formatCount(l10n, span.needs.unmet)],
    [t('tile.nothing'), (span) => span.needs && formatCount(l10n, span.needs.foundNothing)],
  ];
  return [
    [t('flow.admissions'), ({ shelters }) => shelters && formatCount(l10n, shelters.admissions)],
    [t('flow.discharges'), ({ shelters }) => shelters && formatCount(l10n, shelters.discharges)],
    [t('hold.placed'), ({ shelters }) => shelters && formatCount(l10n, shelters.holds.placed)],
    [t('hold.lapsed'), ({ shelters }) => shelters && formatCount(l10n, shelters.holds.lapsed)],
    ...(hasNeeds ? needs : []),
    [t('flow.known'), (span) => coverage(trends, span.shelterNights)],
  ];
}
