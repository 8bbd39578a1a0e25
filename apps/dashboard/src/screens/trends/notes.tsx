import type { TrendLine } from '@safe-haven/contracts';
import { isHidden, whysIn } from './chart/extremes.ts';
import { isPart, type L10n } from './format.ts';

interface NotesProps {
  readonly lines: readonly TrendLine[];
  /** Lines of which nothing is known in this range. */
  readonly leftOut: number;
  readonly l10n: L10n;
}

/** What the drawing can't say by itself: what a hatch and a hollow point mean, why something is grey, what is left out. */
export function Notes({ lines, leftOut, l10n: { t } }: NotesProps) {
  const points = lines.filter((line) => !isHidden(line.points)).flatMap((line) => line.points);
  const whys = whysIn(points);
  const notes = [
    ...(points.some(({ show }) => show === 'gap') ? [t('gaps')] : []),
    ...(points.some(isPart) ? [t('parts')] : []),
    ...(whys.length > 0 ? [t('hidden.some')] : []),
    ...whys.map((why) => t(`hidden.${why}`)),
    ...(leftOut > 0 ? [t('leftOut', { count: leftOut })] : []),
  ];
  return notes.length === 0 ? null : <p className="trends-hint">{notes.join(' ')}</p>;
}
