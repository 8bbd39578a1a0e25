import type { TrendLine, TrendPoint, Trends } from '@safe-haven/contracts';
import { isPartial, type L10n, rangeName } from './format.ts';

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
  const { points } = line;
  const { known, of } = line.summary.shelterNights;
  const inPart = points.filter(isPartial).length;
  const unknown = points.filter(({ show }) => show === 'gap').length;
  const sentences = [
    ...(inPart > 0 ? [t(`facts.inPart.${trends.bucket}`, { part: inPart, count: points.length })] : []),
    ...(unknown > 0 ? [t(`facts.unknown.${trends.bucket}`, { part: unknown, count: points.length })] : []),
    ...(known < of ? [t('facts.nothingGuessed')] : []),
  ];
  return (
    <div className="trends-coverage">
      <b>{t('facts.known', { known, count: of })}</b>
      {points.length <= MAX_PIECES && (
        <span className="coverage-strip" aria-hidden="true">
          {points.map((point) => (
            <span key={point.day} data-hidden={point.show === 'hidden' || undefined}>
              <span style={{ width: `${100 * shareOf(point)}%` }} />
            </span>
          ))}
        </span>
      )}
      <p>
        {rangeName(l10n, trends.from, trends.to)}
        {sentences.length > 0 && ` · ${sentences.join(' ')}`}
      </p>
    </div>
  );
}

/** Of a time whose first night is not over, the days. */
function shareOf(point: TrendPoint): number {
  if (point.show === 'hidden') return 0;
  const { known, of } = point.shelterNights;
  return of === 0 ? point.known.days / point.known.of : known / of;
}
