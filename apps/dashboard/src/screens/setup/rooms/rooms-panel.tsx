import type { Room } from '@safe-haven/contracts';
import { useState } from 'react';
import { useShelter } from '../../../features/shelter/shelter-context.ts';
import { useT } from '../../../locales/use-t.ts';
import { NewRoomsForm } from './new-rooms-form.tsx';
import { PasteRooms } from './paste-rooms.tsx';
import { QuickRooms } from './quick-rooms.tsx';
import { isEmpty, type RoomInput, withNext } from './room-inputs.ts';
import { RoomsSetUp } from './rooms-set-up.tsx';

/** The existing rooms and beds, and a table to add several at once. */
export function RoomsPanel({ rooms }: { readonly rooms: readonly Room[] }) {
  const t = useT('setup');
  const { may } = useShelter();
  const [inputs, setInputs] = useState<readonly RoomInput[]>(() => withNext([]));
  const existingLabels = rooms.map(({ label }) => label);
  const change = (rows: readonly RoomInput[]) => setInputs(withNext(rows));
  const add = (rows: readonly RoomInput[]) => change([...inputs.filter((row) => !isEmpty(row)), ...rows]);
  return (
    <>
      {may('add-rooms') && (
        <section className="sheet-card" aria-label={t('step.rooms')}>
          <h2>{t('step.rooms')}</h2>
          <QuickRooms existingLabels={[...existingLabels, ...inputs.map(({ label }) => label)]} onAdd={add} />
          <PasteRooms onAdd={add} />
          <NewRoomsForm inputs={inputs} existingLabels={existingLabels} onChange={change} />
        </section>
      )}
      {rooms.length > 0 && (
        <section className="sheet-card" aria-label={t('thereAre')}>
          <h2>{t('thereAre')}</h2>
          <RoomsSetUp rooms={rooms} />
        </section>
      )}
    </>
  );
}
