import type { TrendLine } from '@safe-haven/contracts';
import { hiddenReasonsIn, isHidden } from './chart/extremes.ts';
import { isPartial, type L10n } from './format.ts';

interface NotesProps {
  readonly lines: readonly TrendLine[];
  /** Number of lines without data in this range. */
  readonly leftOut: number;
  readonly l10n: L10n;
}

/** Explains hatched areas, hollow points, hidden data and lines that were left out, as far as the charts have any. */
export function Notes({ lines, leftOut, l10n: { t } }: NotesProps) {
  const points = lines.filter((line) => !isHidden(line.points)).flatMap((line) => line.points);
  const reasons = hiddenReasonsIn(points);
  const notes = [
    ...(points.some(({ show }) => show === 'gap') ? [t('gaps')] : []),
    ...(points.some(isPartial) ? [t('parts')] : []),
    ...(reasons.length > 0 ? [t('hidden.some')] : []),
    ...reasons.map((reason) => t(`hidden.${reason}`)),
    ...(leftOut > 0 ? [t('leftOut', { count: leftOut })] : []),
  ];
  return notes.length === 0 ? null : <p className="trends-hint">{notes.join(' ')}</p>;
}
