import { type SmsNumbers, smsCard } from '@safe-haven/contracts';
import { useState } from 'react';
import { CreateForm } from '../../../features/credentials/create-form.tsx';
import { useT } from '../../../locales/use-t.ts';
import { Field } from '../../../ui/field.tsx';
import { SmsCardOnce } from './sms-card-once.tsx';
import { smsPath } from './sms-path.ts';

interface AllowSmsFormProps {
  readonly shelterId: string;
  readonly staff: SmsNumbers['staff'];
  onAllowed(): void;
  onClose(): void;
}

/** Adds a number of somebody of the house; then their card is shown once. */
export function AllowSmsForm({ shelterId, staff, onAllowed, onClose }: AllowSmsFormProps) {
  const t = useT('setup');
  const [personId, setPersonId] = useState('');
  const [number, setNumber] = useState('');
  const faults = {
    personId: personId === '' && t('sms.needsWho'),
    number: number.trim().length < 3 && t('sms.needsNumber'),
  };
  return (
    <CreateForm
      path={smsPath(shelterId, 'allow')}
      body={{ personId, number: number.trim() }}
      {...{ faults, onClose, onCreated: onAllowed }}
      answer={smsCard}
      labels={{ submit: t('sms.submit'), sending: t('sms.sending'), cancel: t('sms.cancel') }}
      created={({ codes }) => <SmsCardOnce codes={codes} onDone={onClose} />}
    >
      <Field name="personId" label={t('sms.who')}>
        {(ids) => (
          <select {...ids} value={personId} onChange={(e) => setPersonId(e.target.value)}>
            <option value="">{t('sms.choose')}</option>
            {staff.map((one) => (
              <option key={one.personId} value={one.personId}>
                {one.name ?? one.personId}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field name="number" label={t('sms.number')} hint={t('sms.numberHint')}>
        {(ids) => (
          <input
            {...ids}
            type="tel"
            autoComplete="off"
            maxLength={40}
            value={number}
            onChange={(e) => setNumber(e.target.value)}
          />
        )}
      </Field>
    </CreateForm>
  );
}
