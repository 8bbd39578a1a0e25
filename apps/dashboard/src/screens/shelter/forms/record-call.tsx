import { useState } from 'react';
import { WasFull } from '../../../features/call/call.tsx';
import { FormToggle } from '../../../features/shelter/form-toggle.tsx';
import { QueuedCommands } from '../../../features/shelter/queued-commands.tsx';
import { useShelter } from '../../../features/shelter/shelter-context.ts';
import { ShelterForm } from '../../../features/shelter/shelter-form.tsx';
import { instantOfWallClock, wallClock } from '../../../model/time/time.ts';
import { serverNow } from '../../../net/server-time.ts';
import { Choices } from '../../../ui/choices.tsx';
import { Field } from '../../../ui/field.tsx';
import { NumberField } from '../../../ui/number-field.tsx';

const PLACE = 'house:call';
const MOST = 60;

/** What somebody heard another organisation's shelter say by phone; "it was full" is one tap. */
export function RecordCall({ name }: { readonly name: string }) {
  const { may, shelterId } = useShelter();
  if (!may('record-call')) return null;
  return (
    <>
      <div className="party-actions">
        <WasFull shelterId={shelterId} name={name} />
        <CallToggle />
      </div>
      <CallPart />
    </>
  );
}

/** Opens the form for a call; nothing for those who may record none. */
export function CallToggle() {
  const { l10n, may } = useShelter();
  if (!may('record-call')) return null;
  return (
    <FormToggle place={PLACE} variant="quiet">
      {l10n.t('act.call')}
    </FormToggle>
  );
}

/** Calls that are still to be sent, and the form while it is open. */
export function CallPart() {
  const { open } = useShelter();
  return (
    <>
      <QueuedCommands about={PLACE} />
      {open === PLACE && <CallForm />}
    </>
  );
}

type PhoneAnswer = 'free' | 'full' | 'paused';

function CallForm() {
  const { l10n, commands } = useShelter();
  const { t, timezone } = l10n;
  const [answer, setAnswer] = useState<PhoneAnswer>('free');
  const [free, setFree] = useState('');
  const [when, setWhen] = useState(() => wallClock(serverNow(), timezone));
  const count = /^\d{1,2}$/.test(free.trim()) && Number(free) <= MOST ? Number(free) : null;
  const record = () =>
    commands.send(PLACE, 'record-call', {
      free: answer === 'free' ? count : answer === 'full' ? 0 : null,
      calledAt: instantOfWallClock(when, timezone),
    });
  const faults = {
    free: answer === 'free' && count === null && t('form.callNeedsCount'),
    calledAt: when === '' && t('form.needsTime'),
  };
  return (
    <ShelterForm
      place={PLACE}
      title={t('act.call')}
      submit={t('form.call')}
      faults={faults}
      waits="as_it_is"
      onSubmit={record}
    >
      <p className="form-hint">{t('form.callHint')}</p>
      <Choices
        legend={t('form.callTitle')}
        options={['free', 'full', 'paused'] as const}
        chosen={answer}
        labelOf={(option) => t(`form.callAnswer.${option}`)}
        onChoose={setAnswer}
      />
      {answer === 'free' && <NumberField name="free" label={t('form.callFree')} value={free} onChange={setFree} />}
      <Field name="calledAt" label={t('time.at')} hint={t('form.callLimit')}>
        {(ids) => <input {...ids} type="datetime-local" value={when} onChange={(e) => setWhen(e.target.value)} />}
      </Field>
    </ShelterForm>
  );
}
