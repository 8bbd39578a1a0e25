import { type OutReason, outReason } from '@safe-haven/contracts';
import { useState } from 'react';
import { useShelter } from '../../../features/shelter/shelter-context.ts';
import { ShelterForm } from '../../../features/shelter/shelter-form.tsx';
import { instantAt, localDay } from '../../../model/time/time.ts';
import { serverNow } from '../../../net/server-time.ts';
import { Choices } from '../../../ui/choices.tsx';
import { Field } from '../../../ui/field.tsx';

const PLACE = 'chosen:out';

/** Takes the selected beds out of service, one command each. */
export function OutOfServiceForm() {
  const { l10n, commands, chosen, setChosen } = useShelter();
  const { t, timezone } = l10n;
  const [reason, setReason] = useState<OutReason>('maintenance');
  const [back, setBack] = useState('');
  const takeOut = async () => {
    let left = chosen;
    for (const bedId of chosen) {
      const end = back === '' ? {} : { expectedBack: instantAt(back, '12:00:00', timezone) };
      if (!(await commands.send(PLACE, 'take-bed-out-of-service', { bedId, reason, ...end }, [bedId]))) return false;
      left = left.filter((b) => b !== bedId);
      setChosen(left);
    }
    return true;
  };
  return (
    <ShelterForm
      place={PLACE}
      title={t('form.outTitle')}
      submit={t('form.out')}
      faults={{ beds: chosen.length === 0 && t('form.needsBeds') }}
      onSubmit={takeOut}
    >
      <Choices
        legend={t('form.reason')}
        options={outReason.options}
        chosen={reason}
        labelOf={(r) => t(`reason.out.${r}`)}
        onChoose={setReason}
      />
      <Field label={`${t('form.outBack')} (${t('form.optional')})`}>
        {(ids) => (
          <input
            {...ids}
            type="date"
            min={localDay(serverNow(), timezone)}
            value={back}
            onChange={(e) => setBack(e.target.value)}
          />
        )}
      </Field>
    </ShelterForm>
  );
}
