import { type Destination, destination as destinations, type Stay } from '@safe-haven/contracts';
import { useState } from 'react';
import { Choices } from '../../ui/choices.tsx';
import { FormPart } from '../../ui/form-part.tsx';
import { useShelter } from '../shelter/shelter-context.ts';
import { ShelterForm } from '../shelter/shelter-form.tsx';
import { occurredAt, WhenField } from './when-field.tsx';

const DESTINATIONS = destinations.options;

/** Ends a stay with a coded destination and a time. */
export function DischargeForm({ stay }: { readonly stay: Stay }) {
  const { l10n, commands } = useShelter();
  const { t, timezone } = l10n;
  const [destination, setDestination] = useState<Destination | null>(null);
  const [when, setWhen] = useState<string | null>(null);
  const place = `${stay.stayId}:discharge`;
  return (
    <ShelterForm
      place={place}
      title={t('form.dischargeTitle')}
      submit={t('form.discharge')}
      waits="with_its_time"
      faults={{ destination: destination === null && t('form.dischargeChoose') }}
      onSubmit={() =>
        destination === null
          ? Promise.resolve(false)
          : commands.send(
              place,
              'discharge-party',
              { stayId: stay.stayId, destination, ...occurredAt(when, timezone) },
              stay.beds,
            )
      }
    >
      <FormPart name="destination">
        <Choices
          quiet
          legend={t('form.dischargeTitle')}
          options={DESTINATIONS}
          chosen={destination}
          labelOf={(d) => t(`reason.destination.${d}`)}
          onChoose={setDestination}
        />
      </FormPart>
      <WhenField value={when} onChange={setWhen} />
    </ShelterForm>
  );
}
