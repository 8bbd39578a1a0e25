import type { Bed } from '@safe-haven/contracts';
import { BedTile } from '../../../features/bed/bed-tile.tsx';
import { AttemptLine } from '../../../features/shelter/attempt-line.tsx';
import { useScreen } from '../../../features/shelter/shelter-context.ts';
import { isKey } from '../../../locales/is-key.ts';
import { dayName, localDay, moment } from '../../../model/time/time.ts';
import { Button } from '../../../ui/button.tsx';

/** A bed out of service: why, since when, when it should be back, and the way back. */
export function OutCard({ bed, room, now }: { readonly bed: Bed; readonly room: string; readonly now: number }) {
  const { tongue, may, commands } = useScreen();
  const { t } = tongue;
  const place = `${bed.bedId}:back`;
  const back = bed.out?.expectedBack ?? null;
  const today = back !== null && localDay(back, tongue.timezone) === localDay(now, tongue.timezone);
  const day = back === null ? '' : today ? moment(tongue, back, now) : dayName(tongue, back);
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
            {t('out.since', { day: dayName(tongue, bed.out.since) })}
          </p>
        )}
        {may('return-bed-to-service') && (
          <div className="party-acts">
            <Button
              onClick={() => void commands.send(place, 'return-bed-to-service', { bedId: bed.bedId }, [bed.bedId])}
            >
              {t('out.back')}
            </Button>
          </div>
        )}
        <AttemptLine place={place} />
      </div>
    </section>
  );
}
