import type { TrendLine, TrendPoint, Trends } from '@safe-haven/contracts';
import { extremesOf, gapsIn } from './chart/extremes.ts';
import { bucketName, decimal, formatPoint, type L10n } from './format.ts';

interface FactsProps {
  readonly line: TrendLine;
  readonly bucket: Trends['bucket'];
  readonly l10n: L10n;
}

/** The few numbers of one line that a manager looks for first. */
export function Facts({ line, bucket, l10n }: FactsProps) {
  const { t } = l10n;
  const extremes = extremesOf(line.points);
  if (!extremes) return null;
  const day = ({ day: d }: TrendPoint) => {
    const name = bucketName(l10n, d, bucket);
    return bucket === 'week' ? t('weekOf', { day: name }) : name;
  };
  const facts = (['latest', 'highest', 'lowest'] as const).map((what) => ({
    what,
    label: t(`facts.${what}`, { day: day(extremes[what]) }),
    value: formatPoint(l10n, extremes[what]) ?? '',
    more: placesOf(l10n, extremes[what]),
  }));
  return (
    <section className="trends-facts" aria-label={t('facts.label')}>
      {facts.map(({ what, label, value, more }) => (
        <div key={what}>
          <p>{label}</p>
          <b>{value}</b>
          <p>{more}</p>
        </div>
      ))}
      <div>
        <p>{t('facts.gaps')}</p>
        <b>{t(`facts.steps.${bucket}`, { count: gapsIn(line.points) })}</b>
        <p>{t('facts.gapsOf', { count: line.points.length })}</p>
      </div>
    </section>
  );
}

/** "17.5 of 20 places": means over the bucket. */
function placesOf(l10n: L10n, point: TrendPoint): string {
  if (point.show !== 'exact') return '';
  const [occupied, inService] = [decimal(l10n, point.occupied), decimal(l10n, point.inService)];
  return l10n.t('facts.places', { occupied, inService });
}
