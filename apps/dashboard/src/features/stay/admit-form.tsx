import { admissionKind, type CommandBody, type Hold, type Room } from '@safe-haven/contracts';
import { useState } from 'react';
import { EMPTY_PARTY, type Party, peopleIn } from '../../model/party/party.ts';
import { Choices } from '../../ui/choices.tsx';
import { ChosenBeds } from '../bed/chosen-beds.tsx';
import { PartyFields } from '../party/party-fields.tsx';
import { useShelter } from '../shelter/shelter-context.ts';
import { ShelterForm } from '../shelter/shelter-form.tsx';
import { RoomExceptionField, useRoomException } from './room-exception.tsx';
import { occurredAt, WhenField } from './when-field.tsx';

/** `opening` is for those who were there before the program. */
const KINDS = admissionKind.exclude(['opening']).options;

interface AdmitFormProps {
  readonly place: string;
  /** The hold to admit: its party is prefilled, and its beds are used unless others are chosen. */
  readonly hold?: Hold;
  readonly rooms?: readonly Room[];
}

/** Admits a party: without a hold, or from a hold with another party or an earlier time. */
export function AdmitForm({ place, hold, rooms }: AdmitFormProps) {
  const { l10n, commands, chosen, setChosen } = useShelter();
  const { t, timezone } = l10n;
  const [party, setParty] = useState<Party>(hold?.party ?? EMPTY_PARTY);
  const [kind, setKind] = useState<(typeof KINDS)[number] | null>(null);
  const [when, setWhen] = useState<string | null>(null);
  const exception = useRoomException();

  const admit = async (beds: readonly string[]): Promise<boolean> => {
    const body: CommandBody<'admit-party'> = {
      party,
      ...(hold ? { holdId: hold.holdId } : {}),
      ...(beds.length > 0 ? { beds: [...beds] } : {}),
      ...(kind === null ? {} : { kind }),
      ...exception.body,
      ...occurredAt(when, timezone),
    };
    const admitted = await commands.send(place, 'admit-party', body, hold ? hold.beds : beds);
    if (admitted) setChosen([]);
    return admitted;
  };
  const beds = rooms ? chosen : [];
  return (
    <ShelterForm
      place={place}
      title={t('form.who')}
      submit={peopleIn(party) === 0 ? t('choice.admit') : t('form.admitPlaces', { count: peopleIn(party) })}
      faults={{ party: peopleIn(party) === 0 && t('form.needsSomebody') }}
      waits="with_its_time"
      onSubmit={() => admit(beds)}
      {...(rooms ? { onRulesChoose: () => admit([]) } : {})}
    >
      <PartyFields party={party} onChange={setParty} />
      {rooms && <ChosenBeds rooms={rooms} />}
      <Choices
        legend={`${t('form.admissionKind')} (${t('form.optional')})`}
        options={KINDS}
        chosen={kind}
        labelOf={(k) => t(`form.admissionKinds.${k}`)}
        onChoose={setKind}
      />
      <WhenField value={when} onChange={setWhen} />
      <RoomExceptionField place={place} exception={exception} />
    </ShelterForm>
  );
}
