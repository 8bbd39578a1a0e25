import { useState } from 'react';
import { useShelter } from '../../../features/shelter/shelter-context.ts';
import { ShelterForm } from '../../../features/shelter/shelter-form.tsx';
import { localDay } from '../../../model/time/time.ts';
import { serverNow } from '../../../net/server-time.ts';
import { Choices } from '../../../ui/choices.tsx';
import { Field } from '../../../ui/field.tsx';

const PLACE = 'house:fire';

/** What the fire service said of the house, and by which day it comes again. */
export function FireInspectionForm() {
  const { l10n, commands } = useShelter();
  const { t, timezone } = l10n;
  const [outcome, setOutcome] = useState<'fireInOrder' | 'fireNotInOrder'>('fireInOrder');
  const [nextBy, setNextBy] = useState('');
  const record = () => commands.send(PLACE, 'record-fire-inspection', { inOrder: outcome === 'fireInOrder', nextBy });
  return (
    <ShelterForm
      place={PLACE}
      title={t('form.fireTitle')}
      submit={t('form.fire')}
      faults={{ nextBy: nextBy === '' && t('form.fireNeedsDay') }}
      onSubmit={record}
    >
      <Choices
        legend={t('form.fireTitle')}
        options={['fireInOrder', 'fireNotInOrder'] as const}
        chosen={outcome}
        labelOf={(one) => t(`form.${one}`)}
        onChoose={setOutcome}
      />
      <Field name="nextBy" label={t('form.fireNextBy')}>
        {(ids) => (
          <input
            {...ids}
            type="date"
            min={localDay(serverNow(), timezone)}
            value={nextBy}
            onChange={(e) => setNextBy(e.target.value)}
          />
        )}
      </Field>
    </ShelterForm>
  );
}
