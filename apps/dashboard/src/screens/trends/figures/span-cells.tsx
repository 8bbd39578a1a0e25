import type { FigureSpan } from '@safe-haven/contracts';
import type { FiguresL10n, ShownSpan } from './format-figures.ts';
import { hiddenReasonText } from './hidden.tsx';

/** A column of a table of figures: its heading, and the text of its cell; null when nothing is known. */
export type SpanColumn = readonly [head: string, cell: (span: ShownSpan) => string | null];

interface SpanCellsProps {
  readonly span: FigureSpan;
  readonly columns: readonly SpanColumn[];
  readonly l10n: FiguresL10n;
}

/** The cells of one span. A hidden span shows its reason across all columns. */
export function SpanCells({ span, columns, l10n }: SpanCellsProps) {
  if (span.show === 'hidden') {
    return (
      <td colSpan={columns.length} className="figure-hidden">
        {hiddenReasonText(l10n, span.why)}
      </td>
    );
  }
  return columns.map(([head, cell]) => <td key={head}>{cell(span) ?? '–'}</td>);
}
