import type { FigureSpan } from '@safe-haven/contracts';
import { coverage } from '../format.ts';
import type { Bucket } from './flows.ts';
import { whyWords } from './hidden.tsx';
import { formatCount, type Told, type Words } from './words.ts';

interface FlowTableProps {
  readonly spans: readonly FigureSpan[];
  readonly name: (span: FigureSpan) => string;
  readonly bucket: Bucket;
  readonly words: Words;
}

type Column = readonly [head: string, cell: (span: Told) => string | null];

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
            {span.show === 'hidden' ? (
              <td colSpan={columns.length} className="figure-hidden">
                {whyWords(words, span.why)}
              </td>
            ) : (
              columns.map(([head, cell]) => <td key={head}>{cell(span) ?? '–'}</td>)
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function columnsOf(words: Words, spans: readonly FigureSpan[]): readonly Column[] {
  const { t, l10n } = words;
  const hasNeeds = spans.some((span) => span.show !== 'hidden' && span.needs !== null);
  const needs: readonly Column[] = [
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
