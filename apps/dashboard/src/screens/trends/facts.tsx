import './facts.css';
import type { TrendLine, TrendPoint, Trends } from '@safe-haven/contracts';
import { extremesOf } from './chart/extremes.ts';
import { CoverageFact } from './coverage-fact.tsx';
import {
  bucketName,
  coverage,
  decimal,
  formatPoint,
  isPartial,
  type L10n,
  nightsIn,
  percent,
  spansYears,
} from './format.ts';

interface FactsProps {
  readonly line: TrendLine;
  readonly trends: Trends;
  readonly l10n: L10n;
}

/** The key figures of one line, starting with how much of the range is known. */
export function Facts({ line, trends, l10n }: FactsProps) {
  const { t } = l10n;
  const { amounts, known } = line.summary;
  const extremes = extremesOf(line.points);
  const inKnown = t('facts.inKnown', { known: coverage(l10n, known) });
  return (
    <section className="trends-facts" aria-label={t('facts.label')}>
      <CoverageFact line={line} trends={trends} l10n={l10n} />
      {amounts && (
        <>
          <Fact label={t('facts.mean')} value={percent(l10n, amounts.ratePercent)}>
            {placesOf(l10n, amounts)}, {inKnown}
          </Fact>
          <Fact label={t('facts.personNights')} value={nightsIn(l10n, amounts)}>
            {t('facts.nights', { count: amounts.nights })}
          </Fact>
        </>
      )}
      {extremes &&
        (amounts ? (['highest', 'lowest'] as const) : (['latest', 'highest', 'lowest'] as const)).map((what) => (
          <Extreme key={what} what={what} point={extremes[what]} trends={trends} l10n={l10n} />
        ))}
    </section>
  );
}

interface ExtremeProps extends Pick<FactsProps, 'trends' | 'l10n'> {
  readonly what: 'latest' | 'highest' | 'lowest';
  readonly point: TrendPoint;
}

function Extreme({ what, point, trends, l10n }: ExtremeProps) {
  const day = bucketName(l10n, point, trends.bucket, spansYears(trends));
  const known = point.show !== 'hidden' && isPartial(point) && point.known.of > 1 ? coverage(l10n, point.known) : null;
  const places = point.show === 'exact' ? placesOf(l10n, point) : null;
  return (
    <Fact label={l10n.t(`facts.${what}`, { day })} value={formatPoint(l10n, point)}>
      {[places, known].filter((part) => part !== null).join(', ')}
    </Fact>
  );
}

interface FactProps {
  readonly label: string;
  readonly value: string | null;
  readonly children: React.ReactNode;
}

const Fact = ({ label, value, children }: FactProps) => (
  <div>
    <p>{label}</p>
    <b>{value ?? '–'}</b>
    <p>{children}</p>
  </div>
);

/** "17.5 of 20 places": means over the known part of the range. */
const placesOf = (
  l10n: L10n,
  { occupied, inService }: { readonly occupied: string; readonly inService: string },
): string => l10n.t('facts.places', { occupied: decimal(l10n, occupied), inService: decimal(l10n, inService) });
