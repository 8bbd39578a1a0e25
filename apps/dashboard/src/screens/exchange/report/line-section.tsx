import type { TrendLine, TrendPoint } from '@safe-haven/contracts';
import { coverageName, dayName, type L10n, nightsName, numberName, rateName } from './report-format.ts';
import { WeeksChart } from './weeks-chart.tsx';

interface LineSectionProps {
  readonly name: string;
  readonly months: TrendLine;
  readonly weeks: TrendLine | undefined;
  readonly l10n: L10n;
}

/** One country: a summary of the quarter, its weeks as a chart, its months as a table. */
export function LineSection({ name, months, weeks, l10n }: LineSectionProps) {
  const { t } = l10n;
  if (!hasData(months)) {
    return (
      <section className="report-part" aria-label={name}>
        <h2>{name}</h2>
        <p>{t('empty')}</p>
      </section>
    );
  }
  return (
    <section className="report-part" aria-label={name}>
      <h2>{name}</h2>
      <QuarterSummary line={months} l10n={l10n} />
      {weeks && (
        <figure>
          <figcaption>{t('chart.title')}</figcaption>
          <WeeksChart points={weeks.points} name={name} l10n={l10n} />
        </figure>
      )}
      <table>
        <caption>{t('months')}</caption>
        <Head first={t('column.month')} l10n={l10n} />
        <tbody>
          {months.points.map((point) => (
            <Row key={point.day} name={dayName(l10n, point.day, 'month')} point={point} l10n={l10n} />
          ))}
        </tbody>
      </table>
      <Notes points={[...months.points, ...(weeks?.points ?? [])]} l10n={l10n} />
    </section>
  );
}

/** Whether the line has any data, including hidden data. */
const hasData = ({ points }: TrendLine): boolean => points.some(({ show }) => show !== 'gap');

function QuarterSummary({ line, l10n }: { readonly line: TrendLine; readonly l10n: L10n }) {
  const { t } = l10n;
  const { shelterNights, amounts } = line.summary;
  if (amounts === null) return null;
  const { occupied, inService } = amounts;
  const mean = occupied !== null &&
    inService !== null && {
      occupied: numberName(l10n, Number(occupied), 1),
      inService: numberName(l10n, Number(inService), 1),
    };
  const rate =
    amounts.ratePercent === null
      ? t('none')
      : t('percent', { value: numberName(l10n, Number(amounts.ratePercent), 1) });
  return (
    <dl className="report-short">
      <div>
        <dt>{t('column.personNights')}</dt>
        <dd>{nightsName(l10n, amounts)}</dd>
      </div>
      <div>
        <dt>{t('column.occupied')}</dt>
        <dd>{rate}</dd>
        {mean && <dd>{t('places', mean)}</dd>}
      </div>
      <div>
        <dt>{t('column.known')}</dt>
        <dd>{coverageName(l10n, shelterNights)}</dd>
      </div>
    </dl>
  );
}

function Head({ first, l10n: { t } }: { readonly first: string; readonly l10n: L10n }) {
  return (
    <thead>
      <tr>
        <th scope="col">{first}</th>
        <th scope="col">{t('column.personNights')}</th>
        <th scope="col">{t('column.placeNights')}</th>
        <th scope="col">{t('column.occupied')}</th>
        <th scope="col">{t('column.known')}</th>
      </tr>
    </thead>
  );
}

function Row({ name, point, l10n }: { readonly name: string; readonly point: TrendPoint; readonly l10n: L10n }) {
  const exact = point.show === 'exact' ? point : null;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{exact ? nightsName(l10n, exact) : '–'}</td>
      <td>{exact?.inService ? numberName(l10n, placeNights(exact.bedHours)) : '–'}</td>
      <td>{point.show === 'gap' && point.shelterNights.of === 0 ? '–' : rateName(l10n, point)}</td>
      <td>{point.show === 'hidden' ? l10n.t('hidden.word') : coverageName(l10n, point.shelterNights)}</td>
    </tr>
  );
}

/** Bed-hours in service, converted to nights. */
const placeNights = ({
  free,
  spare,
  held,
  occupied,
}: Readonly<Record<'free' | 'spare' | 'held' | 'occupied', string>>) =>
  [free, spare, held, occupied].reduce((sum, hours) => sum + Number(hours), 0) / 24;

/** Explains hatched, grey and hollow bars and why data is hidden, as far as the section has any of them. */
function Notes({ points, l10n: { t } }: { readonly points: readonly TrendPoint[]; readonly l10n: L10n }) {
  const reasons = new Set(points.flatMap((point) => (point.show === 'hidden' ? [point.why] : [])));
  const partial = points.some((point) => point.partial && point.show !== 'hidden');
  const gaps = points.some(({ show }) => show === 'gap');
  const notes = [
    ...(gaps ? [t('gaps')] : []),
    ...(partial ? [t('partial')] : []),
    ...(reasons.size > 0 ? [t('hidden.some')] : []),
    ...[...reasons].map((why) => t(`hidden.${why}`)),
  ];
  return notes.length === 0 ? null : <p className="report-note">{notes.join(' ')}</p>;
}
