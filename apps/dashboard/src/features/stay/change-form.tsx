import '../shelter/party-card.css';
import type { Stay } from '@safe-haven/contracts';
import { useState } from 'react';
import { type Party, peopleIn } from '../../model/party/party.ts';
import { Button } from '../../ui/button.tsx';
import { BedPicker } from '../bed/bed-picker.tsx';
import { PartyFields } from '../party/party-fields.tsx';
import { useRooms } from '../shelter/rooms-context.ts';
import { useShelter } from '../shelter/shelter-context.ts';
import { ShelterForm } from '../shelter/shelter-form.tsx';
import { RoomExceptionField, useRoomException } from './room-exception.tsx';
import { occurredAt, WhenField } from './when-field.tsx';

/** Changes the party of a stay. The rules find its beds unless they are chosen. */
export function ChangeForm({ stay }: { readonly stay: Stay }) {
  const { l10n, commands } = useShelter();
  const { t, timezone } = l10n;
  const rooms = useRooms();
  const [party, setParty] = useState<Party>(stay.party);
  const [beds, setBeds] = useState<readonly string[] | null>(null);
  const [when, setWhen] = useState<string | null>(null);
  const exception = useRoomException();
  const place = `${stay.stayId}:change`;
  const change = (beds: readonly string[] | null) =>
    commands.send(
      place,
      'change-party',
      {
        stayId: stay.stayId,
        party,
        ...(beds ? { beds: [...beds] } : {}),
        ...exception.body,
        ...occurredAt(when, timezone),
      },
      stay.beds,
    );
  return (
    <ShelterForm
      place={place}
      title={t('form.changeTitle')}
      submit={t('form.change')}
      faults={{
        party: peopleIn(party) === 0 && t('form.needsSomebody'),
        beds: beds?.length === 0 && t('form.needsBeds'),
      }}
      onSubmit={() => change(beds)}
      onRulesChoose={() => change(null)}
    >
      <PartyFields party={party} onChange={setParty} />
      {beds === null ? (
        <div>
          <p>
            <b>{t('form.beds')}</b> {t('form.rulesChoose')}
          </p>
          <div className="party-actions">
            <Button variant="quiet" onClick={() => setBeds(stay.beds)}>
              {t('form.chooseBeds')}
            </Button>
          </div>
        </div>
      ) : (
        <BedPicker rooms={rooms} legend={t('form.changeBeds')} ownBeds={stay.beds} chosen={beds} onChoose={setBeds} />
      )}
      <WhenField value={when} onChange={setWhen} />
      <RoomExceptionField place={place} exception={exception} />
    </ShelterForm>
  );
}
