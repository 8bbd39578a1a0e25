import type { FigureSpan } from '@safe-haven/contracts';
import { whyWords } from './hidden.tsx';
import type { Told, Words } from './words.ts';

/** A column of a table of figures: its heading, and what it says of a time; null: nothing is known of it. */
export type SpanColumn = readonly [head: string, cell: (span: Told) => string | null];

interface SpanCellsProps {
  readonly span: FigureSpan;
  readonly columns: readonly SpanColumn[];
  readonly words: Words;
}

/** The cells of one time; what is hidden says why, over all of them. */
export function SpanCells({ span, columns, words }: SpanCellsProps) {
  if (span.show === 'hidden') {
    return (
      <td colSpan={columns.length} className="figure-hidden">
        {whyWords(words, span.why)}
      </td>
    );
  }
  return columns.map(([head, cell]) => <td key={head}>{cell(span) ?? '–'}</td>);
}
