import { useState } from 'react';
import { useShelter } from '../../../features/shelter/shelter-context.ts';
import { ShelterForm } from '../../../features/shelter/shelter-form.tsx';
import { serverNow } from '../../../net/server-time.ts';
import { type Until, untilInstant } from './until.ts';
import { UntilField } from './until-field.tsx';

const PLACE = 'house:overflow';

/** Opens overflow places; an end is required. */
export function OverflowForm({ closed }: { readonly closed: number }) {
  const { l10n, commands } = useShelter();
  const { t } = l10n;
  const [until, setUntil] = useState<{ until: Until; input: string }>({ until: 'noon', input: '' });
  const open = async () => {
    const end = untilInstant(l10n, until.until, until.input, serverNow());
    return end !== null && commands.send(PLACE, 'open-overflow', { until: end });
  };
  return (
    <ShelterForm
      place={PLACE}
      title={t('form.overflowTitle')}
      submit={t('form.overflowOpen')}
      faults={{ until: until.until === 'other' && until.input === '' && t('form.needsTime') }}
      onSubmit={open}
    >
      <p className="form-hint">{t('form.overflowHint', { count: closed })}</p>
      <UntilField
        options={['noon', 'd1', 'd3', 'other']}
        {...until}
        onChange={(u, input) => setUntil({ until: u, input })}
      />
    </ShelterForm>
  );
}
