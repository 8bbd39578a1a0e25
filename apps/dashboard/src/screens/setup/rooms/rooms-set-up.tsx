import '../../../features/shelter/party-card.css';
import './rooms-set-up.css';
import type { Bed, Room } from '@safe-haven/contracts';
import { AttemptResult } from '../../../features/shelter/attempt-result.tsx';
import { FormToggle } from '../../../features/shelter/form-toggle.tsx';
import { useShelter } from '../../../features/shelter/shelter-context.ts';
import { Button } from '../../../ui/button.tsx';
import { AddBedsForm } from './add-beds-form.tsx';

/** The rooms with their beds, and actions to add and retire. What is in use can't be retired. */
export function RoomsSetUp({ rooms }: { readonly rooms: readonly Room[] }) {
  return (
    <ul className="setup-rooms">
      {rooms.map((room) => (
        <RoomSetUp key={room.roomId} room={room} />
      ))}
    </ul>
  );
}

function RoomSetUp({ room }: { readonly room: Room }) {
  const { l10n, may, commands, open } = useShelter();
  const { t } = l10n;
  const place = `setup:${room.roomId}`;
  return (
    <li>
      <b>{room.label}</b>
      <ul>
        {room.beds.map((bed) => (
          <BedSetUp key={bed.bedId} bed={bed} place={`${place}:now`} />
        ))}
      </ul>
      <div className="party-actions">
        <FormToggle place={`${place}:beds`} variant="quiet" aria-label={t('setup.addBedsTo', { room: room.label })}>
          {t('setup.addBeds')}
        </FormToggle>
        {may('retire-room') && room.beds.length === 0 && (
          <Button
            variant="quiet"
            aria-label={t('setup.retire', { what: room.label })}
            onClick={() => void commands.send(`${place}:now`, 'retire-room', { roomId: room.roomId })}
          >
            {t('setup.retireRoom')}
          </Button>
        )}
      </div>
      <AttemptResult place={`${place}:now`} />
      {open === `${place}:beds` && <AddBedsForm room={room} place={`${place}:beds`} />}
    </li>
  );
}

function BedSetUp({ bed, place }: { readonly bed: Bed; readonly place: string }) {
  const { l10n, may, commands } = useShelter();
  const { t } = l10n;
  const inUse = bed.use === 'held' || bed.use === 'occupied';
  return (
    <li>
      <span>
        {t('beds.label', { bed: bed.label, kind: t(`beds.kind.${bed.kind}`) })}
        {bed.stepFree && `, ${t('beds.stepFree')}`}
      </span>
      {may('retire-bed') && (
        <span className="setup-bed-act">
          <Button
            variant="quiet"
            disabledReason={inUse ? t('setup.inUse') : undefined}
            aria-label={t('setup.retire', { what: bed.label })}
            onClick={() => void commands.send(place, 'retire-bed', { bedId: bed.bedId })}
          >
            {t('setup.retireBed')}
          </Button>
        </span>
      )}
    </li>
  );
}
