import type { FigureSpan } from '@safe-haven/contracts';
import { coverage } from '../format.ts';
import type { Bucket } from './flows.ts';
import { SpanCells, type SpanColumn } from './span-cells.tsx';
import { formatCount, type Words } from './words.ts';

interface FlowTableProps {
  readonly spans: readonly FigureSpan[];
  readonly name: (span: FigureSpan) => string;
  readonly bucket: Bucket;
  readonly words: Words;
}

/** The newest first; what is hidden says why. */
export function FlowTable({ spans, name, bucket, words }: FlowTableProps) {
  const columns = columnsOf(words, spans);
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{words.l10n.t(`table.when.${bucket}`)}</th>
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
            <SpanCells span={span} columns={columns} words={words} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function columnsOf(words: Words, spans: readonly FigureSpan[]): readonly SpanColumn[] {
  const { t, l10n } = words;
  const hasNeeds = spans.some((span) => span.show !== 'hidden' && span.needs !== null);
  const needs: readonly SpanColumn[] = [
    [t('tile.unmet'), (span) => span.needs && formatCount(words, span.needs.unmet)],
    [t('tile.nothing'), (span) => span.needs && formatCount(words, span.needs.foundNothing)],
  ];
  return [
    [t('flow.admissions'), ({ houses }) => houses && formatCount(words, houses.admissions)],
    [t('flow.discharges'), ({ houses }) => houses && formatCount(words, houses.discharges)],
    [t('hold.placed'), ({ houses }) => houses && formatCount(words, houses.holds.placed)],
    [t('hold.lapsed'), ({ houses }) => houses && formatCount(words, houses.holds.lapsed)],
    ...(hasNeeds ? needs : []),
    [t('flow.known'), (span) => coverage(l10n, { days: span.coverage.known, of: span.coverage.of })],
  ];
}
