import { type PauseReason, pauseReason } from '@safe-haven/contracts';
import { useState } from 'react';
import { useShelter } from '../../../features/shelter/shelter-context.ts';
import { ShelterForm } from '../../../features/shelter/shelter-form.tsx';
import { serverNow } from '../../../net/server-time.ts';
import { Choices } from '../../../ui/choices.tsx';
import { type Until, untilInstant } from './until.ts';
import { UntilField } from './until-field.tsx';

const PLACE = 'house:pause';

/** The house takes nobody for a while: why, and until when. */
export function PauseForm() {
  const { l10n, commands } = useShelter();
  const { t } = l10n;
  const [reason, setReason] = useState<PauseReason>('no_staff');
  const [until, setUntil] = useState<{ until: Until; typed: string }>({ until: 'morning', typed: '' });
  const pause = () => {
    const end = untilInstant(l10n, until.until, until.typed, serverNow());
    return commands.send(PLACE, 'pause-intake', { reason, ...(end === null ? {} : { until: end }) });
  };
  return (
    <ShelterForm
      place={PLACE}
      title={t('form.pauseTitle')}
      submit={t('form.pause')}
      faults={{ until: until.until === 'other' && until.typed === '' && t('form.needsTime') }}
      onSubmit={pause}
    >
      <Choices
        legend={t('form.reason')}
        options={pauseReason.options}
        chosen={reason}
        words={(r) => t(`reason.pause.${r}`)}
        onChoose={setReason}
      />
      <UntilField
        options={['h2', 'h12', 'morning', 'never', 'other']}
        {...until}
        onChange={(u, typed) => setUntil({ until: u, typed })}
      />
    </ShelterForm>
  );
}
