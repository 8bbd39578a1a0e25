import type { ExactRow } from '@safe-haven/contracts';
import { OccupancyBar } from '../../../features/occupancy/occupancy-bar.tsx';
import { useShelter } from '../../../features/shelter/shelter-context.ts';
import { hasNumber, hasUnknownPlaces } from '../../../model/freshness.ts';
import type { L10n } from '../../../model/l10n/l10n.ts';
import { ago, dayName } from '../../../model/time/time.ts';

/** The free places, the occupancy bar with its numbers, and the largest party that fits. */
export function ExactPlaces({ row, now }: { readonly row: ExactRow; readonly now: number }) {
  const { l10n } = useShelter();
  const { t } = l10n;
  const { free, spare, held, occupied, outOfService } = row.places;
  if (row.mode !== 'kept' && (row.reported === null || !hasNumber(row, now))) return <NotCounted row={row} now={now} />;
  return (
    <section className="shelter-places" aria-label={t('head.places')}>
      <p className="shelter-free" data-free={free}>
        <b>{free}</b> {t('head.free', { count: free })}
      </p>
      <OccupancyBar places={{ free, spare, held, occupied, out: outOfService }} />
      {row.mode === 'counted' ? <Reported row={row} now={now} /> : <p className="form-hint">{fitting(l10n, row)}</p>}
      <DifferingCount row={row} />
    </section>
  );
}

/** "Up to 3 fit together · 2 spare, in rooms in use · 1 free cot · likely 2 by Thu 26 Nov, not counted as free". */
function fitting(l10n: L10n, { places, soonFree }: ExactRow): string {
  const { t } = l10n;
  const together = places.together === 0 ? t('head.togetherNone') : t('head.together', { count: places.together });
  const spare = places.spare > 0 ? [t('head.spare', { count: places.spare })] : [];
  const cots = places.freeCots > 0 ? [t('head.cots', { count: places.freeCots })] : [];
  const soon = soonFree ? [t('head.soonFree', { count: soonFree.places, day: dayName(l10n, soonFree.by) })] : [];
  return [together, ...spare, ...cots, ...soon].join(' · ');
}

/** A night as a calendar day, independent of the time zone. */
const nightName = (l10n: L10n, night: string): string =>
  dayName({ ...l10n, timezone: 'UTC' }, `${night}T12:00:00.000Z`);

/** Unknown, which differs from zero. */
function NotCounted({ row, now }: { readonly row: ExactRow; readonly now: number }) {
  const { l10n } = useShelter();
  const { t } = l10n;
  const { reported } = row;
  if (reported !== null && hasUnknownPlaces(row, now)) {
    const values = { night: nightName(l10n, reported.night), occupied: reported.occupied };
    return (
      <section className="shelter-places" aria-label={t('head.places')}>
        <p>{t('census.noPlaces', values)}</p>
      </section>
    );
  }
  const reasonKey = row.mode === 'past' ? 'census.past' : row.reported === null ? 'census.none' : 'census.old';
  return (
    <section className="shelter-places" aria-label={t('head.places')}>
      <p>{t(reasonKey)}</p>
      {row.mode === 'counted' && <Reported row={row} now={now} />}
    </section>
  );
}

function Reported({ row, now }: { readonly row: ExactRow; readonly now: number }) {
  const { l10n } = useShelter();
  const { reported } = row;
  if (!reported) return null;
  const values = { night: nightName(l10n, reported.night), ago: ago(l10n, reported.asOf, now) };
  return <p className="form-hint">{l10n.t('census.reported', values)}</p>;
}

/** The census of a kept shelter, shown if it differs from its beds: neither overrides the other. */
function DifferingCount({ row }: { readonly row: ExactRow }) {
  const { l10n } = useShelter();
  const { reported, places, mode } = row;
  if (mode !== 'kept' || !reported) return null;
  const differs =
    reported.occupied !== places.occupied || (reported.inService !== null && reported.inService !== places.inService);
  if (!differs) return null;
  const key = reported.inService === null ? 'census.differs' : 'census.differsOf';
  const values = {
    night: nightName(l10n, reported.night),
    occupied: reported.occupied,
    inService: reported.inService ?? 0,
    derived: places.occupied,
    derivedOf: places.inService,
  };
  return <p className="shelter-count">{l10n.t(key, values)}</p>;
}
