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
  const { known, of } = line.summary.houseNights;
  return (
    <div className="trends-coverage">
      <b>{t('facts.known', { known, count: of })}</b>
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
        {rangeName(l10n, trends.from, trends.to)}. {known < of && t('facts.nothingGuessed')}
      </p>
    </div>
  );
}

/** Of a time whose first night is not over, the days. */
function shareOf(point: TrendPoint): number {
  if (point.show === 'hidden') return 0;
  const { known, of } = point.houseNights;
  return of === 0 ? point.known.days / point.known.of : known / of;
}
