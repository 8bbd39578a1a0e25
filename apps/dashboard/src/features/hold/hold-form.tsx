import type { CommandBody, Room } from '@safe-haven/contracts';
import { useState } from 'react';
import { type Translate } from '../../model/l10n/l10n.ts';
import { EMPTY_PARTY, type Party, peopleIn, placesFor } from '../../model/party/party.ts';
import { type TimeWindow, windowOf } from '../../model/time/time-window.ts';
import { serverNow } from '../../net/server-time.ts';
import { Choices } from '../../ui/choices.tsx';
import { ChosenBeds } from '../bed/chosen-beds.tsx';
import { PartyFields } from '../party/party-fields.tsx';
import { useShelter } from '../shelter/shelter-context.ts';
import { ShelterForm } from '../shelter/shelter-form.tsx';
import { placeHold } from './use-hold-commands.ts';

const ARRIVALS = ['unknown', '30', '60', '120', '240'] as const;
type Arrival = (typeof ARRIVALS)[number];

/**
 * Holds places for a party. `rooms` if the caller may see beds: then they can be picked, otherwise the rules choose.
 */
export function HoldForm({ place, rooms }: { readonly place: string; readonly rooms: readonly Room[] | null }) {
  const { l10n, commands, chosen, setChosen } = useShelter();
  const { t } = l10n;
  const [party, setParty] = useState<Party>(EMPTY_PARTY);
  const [arrival, setArrival] = useState<Arrival>('unknown');

  const hold = async (beds: readonly string[]): Promise<boolean> => {
    const body: CommandBody<'hold-beds'> = {
      party,
      ...arrivalOf(arrival),
      ...(beds.length > 0 ? { beds: [...beds] } : {}),
    };
    const held = await placeHold(commands, place, body, beds);
    if (held) setChosen([]);
    return held;
  };
  return (
    <ShelterForm
      place={place}
      title={t('form.who')}
      submit={peopleIn(party) === 0 ? t('form.hold') : t('form.holdPlaces', { count: placesFor(party) })}
      faults={{ party: peopleIn(party) === 0 && t('form.needsSomebody') }}
      onSubmit={() => hold(chosen)}
      {...(rooms ? { onRulesChoose: () => hold([]) } : {})}
    >
      <PartyFields party={party} onChange={setParty} />
      {rooms && <ChosenBeds rooms={rooms} />}
      <Choices
        legend={t('form.arrival')}
        options={ARRIVALS}
        chosen={arrival}
        labelOf={(a) => formatArrival(t, a)}
        onChoose={setArrival}
      />
    </ShelterForm>
  );
}

function formatArrival(t: Translate, arrival: Arrival): string {
  if (arrival === 'unknown') return t('form.arrivalUnknown');
  const minutes = Number(arrival);
  const time = minutes < 60 ? t('form.minutes', { count: minutes }) : t('form.hours', { count: minutes / 60 });
  return t('form.arrivalWithin', { time });
}

function arrivalOf(arrival: Arrival): { arrival?: TimeWindow } {
  if (arrival === 'unknown') return {};
  const now = serverNow();
  return { arrival: windowOf(now, now + Number(arrival) * 60_000) };
}
