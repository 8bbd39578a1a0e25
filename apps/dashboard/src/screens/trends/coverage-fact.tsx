import type { TrendLine, TrendPoint, Trends } from '@safe-haven/contracts';
import { type L10n, rangeName } from './format.ts';

interface CoverageFactProps {
  readonly line: TrendLine;
  readonly trends: Trends;
  readonly l10n: L10n;
}

/** With more buckets than this the pieces of the strip would be too narrow to see. */
const MAX_PIECES = 62;

/** How much of the range is known, as text and as a strip: solid is known, hatched is not. */
export function CoverageFact({ line, trends, l10n }: CoverageFactProps) {
  const { t } = l10n;
  const { days, of } = line.summary.known;
  return (
    <div className="trends-coverage">
      <b>{t('facts.known', { known: days, count: of })}</b>
      {line.points.length <= MAX_PIECES && (
        <span className="coverage-strip" aria-hidden="true">
          {line.points.map((point) => (
            <span key={point.day} data-hidden={point.show === 'hidden' || undefined}>
              <span style={{ width: `${100 * shareOf(point)}%` }} />
            </span>
          ))}
        </span>
      )}
      <p>
        {rangeName(l10n, trends.from, trends.to)}. {days < of && t('facts.nothingGuessed')}
      </p>
    </div>
  );
}

const shareOf = (point: TrendPoint): number => (point.show === 'hidden' ? 0 : point.known.days / point.known.of);
