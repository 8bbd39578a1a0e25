import type { Stay } from '@safe-haven/contracts';
import { useState } from 'react';
import { BedPicker } from '../bed/bed-picker.tsx';
import { useRooms } from '../shelter/rooms-context.ts';
import { useShelter } from '../shelter/shelter-context.ts';
import { ShelterForm } from '../shelter/shelter-form.tsx';
import { RoomExceptionField, useRoomException } from './room-exception.tsx';
import { occurredAt, WhenField } from './when-field.tsx';

/** Moves a party to other beds. Its current beds are offered too, since often only one changes. */
export function MoveForm({ stay }: { readonly stay: Stay }) {
  const { l10n, commands } = useShelter();
  const { t, timezone } = l10n;
  const rooms = useRooms();
  const [beds, setBeds] = useState<readonly string[]>([]);
  const [when, setWhen] = useState<string | null>(null);
  const exception = useRoomException();
  const place = `${stay.stayId}:move`;
  return (
    <ShelterForm
      place={place}
      title={t('form.moveTo')}
      submit={t('form.move')}
      faults={{ beds: beds.length === 0 && t('form.needsBeds') }}
      onSubmit={() =>
        commands.send(
          place,
          'move-party',
          { stayId: stay.stayId, beds: [...beds], ...exception.body, ...occurredAt(when, timezone) },
          [...stay.beds, ...beds],
        )
      }
    >
      <BedPicker rooms={rooms} legend={t('form.beds')} ownBeds={stay.beds} chosen={beds} onChoose={setBeds} />
      <WhenField value={when} onChange={setWhen} />
      <RoomExceptionField place={place} exception={exception} />
    </ShelterForm>
  );
}
