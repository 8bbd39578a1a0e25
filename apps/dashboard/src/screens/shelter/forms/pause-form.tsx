import { type PauseReason, pauseReason } from '@safe-haven/contracts';
import { useState } from 'react';
import { useShelter } from '../../../features/shelter/shelter-context.ts';
import { ShelterForm } from '../../../features/shelter/shelter-form.tsx';
import { serverNow } from '../../../net/server-time.ts';
import { Choices } from '../../../ui/choices.tsx';
import { type Until, untilInstant } from './until.ts';
import { UntilField } from './until-field.tsx';

const PLACE = 'house:pause';

/** Pauses intake with a reason and an optional end. */
export function PauseForm() {
  const { l10n, commands } = useShelter();
  const { t } = l10n;
  const [reason, setReason] = useState<PauseReason>('no_staff');
  const [until, setUntil] = useState<{ until: Until; input: string }>({ until: 'morning', input: '' });
  const pause = () => {
    const end = untilInstant(l10n, until.until, until.input, serverNow());
    return commands.send(PLACE, 'pause-intake', { reason, ...(end === null ? {} : { until: end }) });
  };
  return (
    <ShelterForm
      place={PLACE}
      title={t('form.pauseTitle')}
      submit={t('form.pause')}
      faults={{ until: until.until === 'other' && until.input === '' && t('form.needsTime') }}
      onSubmit={pause}
    >
      <Choices
        legend={t('form.reason')}
        options={pauseReason.options}
        chosen={reason}
        labelOf={(r) => t(`reason.pause.${r}`)}
        onChoose={setReason}
      />
      <UntilField
        options={['h2', 'h12', 'morning', 'never', 'other']}
        {...until}
        onChange={(u, input) => setUntil({ until: u, input })}
      />
    </ShelterForm>
  );
}
