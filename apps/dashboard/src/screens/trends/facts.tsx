import './facts.css';
import { nightsOf, type TrendAmounts, type TrendLine, type TrendPoint, type Trends } from '@safe-haven/contracts';
import { type AgainstL10n, countBefore, rateBefore } from './against/format-against.ts';
import { extremesOf } from './chart/extremes.ts';
import { CoverageFact } from './coverage-fact.tsx';
import { bucketName, decimal, formatPoint, type L10n, missingNights, nightsIn, percent, spansYears } from './format.ts';

interface FactsProps {
  readonly line: TrendLine;
  readonly trends: Trends;
  readonly l10n: L10n;
  /** The same of the time that it is held against; null: nothing. */
  readonly against?: { readonly line: TrendLine; readonly l10n: AgainstL10n } | null;
}

/** The key figures of one line, starting with how much of the range is known. */
export function Facts({ line, trends, l10n, against = null }: FactsProps) {
  const { t } = l10n;
  const { amounts, shelterNights } = line.summary;
  const extremes = extremesOf(line.points);
  const before = against?.line.summary.amounts ?? null;
  const withoutPlaces = shelterNights.known - shelterNights.withPlaces;
  return (
    <section className="trends-facts" aria-label={t('facts.label')}>
      <CoverageFact line={line} trends={trends} l10n={l10n} />
      {amounts && (
        <>
          <Fact label={t('facts.mean')} value={percent(l10n, amounts.ratePercent)}>
            {placesOf(l10n, amounts)}
            {against && <Before text={rateBefore(against.l10n, amounts.ratePercent, before?.ratePercent ?? null)} />}
          </Fact>
          <Fact label={t('facts.personNights')} value={nightsIn(l10n, amounts)}>
            {withoutPlaces > 0 && t('facts.noPlaces', { count: withoutPlaces })}
            {against && <Before text={nightsBefore(against.l10n, amounts, before)} />}
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

const Before = ({ text }: { readonly text: string | null }) =>
  text === null ? null : <span className="trends-before">{text}</span>;

const nightsBefore = (l10n: AgainstL10n, now: TrendAmounts, before: TrendAmounts | null): string | null =>
  countBefore(l10n, nightsOf(now), before && nightsOf(before));

interface ExtremeProps extends Pick<FactsProps, 'trends' | 'l10n'> {
  readonly what: 'latest' | 'highest' | 'lowest';
  readonly point: TrendPoint;
}

function Extreme({ what, point, trends, l10n }: ExtremeProps) {
  const day = bucketName(l10n, point, trends.bucket, spansYears(trends));
  const known = missingNights(l10n, point);
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

/** "17.5 of 20 places": means over the known part of the range; null: the places are not known. */
const placesOf = (l10n: L10n, { occupied, inService }: Pick<TrendAmounts, 'occupied' | 'inService'>): string | null =>
  occupied === null || inService === null
    ? null
    : l10n.t('facts.places', { occupied: decimal(l10n, occupied), inService: decimal(l10n, inService) });
