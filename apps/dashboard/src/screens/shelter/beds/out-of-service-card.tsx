import type { Bed } from '@safe-haven/contracts';
import { BedTile } from '../../../features/bed/bed-tile.tsx';
import { AttemptResult } from '../../../features/shelter/attempt-result.tsx';
import { useShelter } from '../../../features/shelter/shelter-context.ts';
import { isKey } from '../../../locales/is-key.ts';
import { dayName, localDay, moment } from '../../../model/time/time.ts';
import { Button } from '../../../ui/button.tsx';

/** A bed out of service: reason, since when, expected return, and the action to return it. */
export function OutOfServiceCard({
  bed,
  room,
  now,
}: {
  readonly bed: Bed;
  readonly room: string;
  readonly now: number;
}) {
  const { l10n, may, commands } = useShelter();
  const { t } = l10n;
  const place = `${bed.bedId}:back`;
  const back = bed.out?.expectedBack ?? null;
  const today = back !== null && localDay(back, l10n.timezone) === localDay(now, l10n.timezone);
  const day = back === null ? '' : today ? moment(l10n, back, now) : dayName(l10n, back);
  const reason = `reason.out.${bed.out?.reason}`;
  return (
    <section className="party" aria-label={`${t('out.title')}, ${room}, ${bed.label}`} data-out={bed.bedId}>
      <div className="beds">
        <BedTile bed={bed} next={day && t('beds.backOn', { day })} />
      </div>
      <div className="party-side">
        {bed.out && (
          <p className="party-who">
            {isKey('shelter', reason) ? t(reason) : bed.out.reason},{' '}
            {t('out.since', { day: dayName(l10n, bed.out.since) })}
          </p>
        )}
        {may('return-bed-to-service') && (
          <div className="party-actions">
            <Button
              onClick={() => void commands.send(place, 'return-bed-to-service', { bedId: bed.bedId }, [bed.bedId])}
            >
              {t('out.back')}
            </Button>
          </div>
        )}
        <AttemptResult place={place} />
      </div>
    </section>
  );
}
