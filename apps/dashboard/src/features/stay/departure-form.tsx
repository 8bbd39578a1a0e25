import type { Stay } from '@safe-haven/contracts';
import { useState } from 'react';
import { DAY, instantAt, localDay } from '../../model/time/time.ts';
import { serverNow } from '../../net/server-time.ts';
import { Field } from '../../ui/field.tsx';
import { useShelter } from '../shelter/shelter-context.ts';
import { ShelterForm } from '../shelter/shelter-form.tsx';

/** Plans a departure, in whole days of the shelter's time zone. The places count as "soon free", not as free. */
export function DepartureForm({ stay }: { readonly stay: Stay }) {
  const { l10n, commands } = useShelter();
  const { t, timezone } = l10n;
  const tomorrow = localDay(serverNow() + DAY, timezone);
  const [from, setFrom] = useState(stay.departure ? localDay(stay.departure.from, timezone) : tomorrow);
  const [to, setTo] = useState(stay.departure ? localDay(stay.departure.to, timezone) : tomorrow);
  const place = `${stay.stayId}:plan`;
  const last = to === '' ? from : to;
  const plan = () => {
    const window = { from: instantAt(from, '00:00:00', timezone), to: instantAt(last, '23:59:59', timezone) };
    return commands.send(place, 'plan-departure', { stayId: stay.stayId, window });
  };
  return (
    <ShelterForm
      place={place}
      title={t('form.planTitle')}
      submit={t('form.plan')}
      faults={{ from: from === '' && t('form.planOrder'), to: last < from && t('form.planOrder') }}
      onSubmit={plan}
    >
      <div className="form-fields">
        <Field name="from" label={t('form.planFrom')}>
          {(ids) => (
            <input
              {...ids}
              type="date"
              value={from}
              min={localDay(serverNow(), timezone)}
              onChange={(e) => {
                setFrom(e.target.value);
                if (to < e.target.value) setTo(e.target.value);
              }}
            />
          )}
        </Field>
        <Field name="to" label={t('form.planTo')}>
          {(ids) => <input {...ids} type="date" value={to} min={from} onChange={(e) => setTo(e.target.value)} />}
        </Field>
      </div>
    </ShelterForm>
  );
}
