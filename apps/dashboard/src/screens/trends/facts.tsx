import type { TrendLine, TrendPoint, Trends } from '@safe-haven/contracts';
import { extremesOf, gapsIn } from './chart/extremes.ts';
import { bucketName, decimal, pointWords, type Tongue } from './say.ts';

interface FactsProps {
  readonly line: TrendLine;
  readonly bucket: Trends['bucket'];
  readonly tongue: Tongue;
}

/** The few numbers of one line that a manager looks for first. */
export function Facts({ line, bucket, tongue }: FactsProps) {
  const { t } = tongue;
  const extremes = extremesOf(line.points);
  if (!extremes) return null;
  const day = ({ day: d }: TrendPoint) => {
    const name = bucketName(tongue, d, bucket);
    return bucket === 'week' ? t('weekOf', { day: name }) : name;
  };
  const facts = (['latest', 'highest', 'lowest'] as const).map((what) => ({
    what,
    label: t(`facts.${what}`, { day: day(extremes[what]) }),
    value: pointWords(tongue, extremes[what]) ?? '',
    more: placesOf(tongue, extremes[what]),
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
function placesOf(tongue: Tongue, point: TrendPoint): string {
  if (point.show !== 'exact') return '';
  const [occupied, inService] = [decimal(tongue, point.occupied), decimal(tongue, point.inService)];
  return tongue.t('facts.places', { occupied, inService });
}
