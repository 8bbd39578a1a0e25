import { HOME_COUNTRIES, phoneOf } from '@safe-haven/contracts';
import { useState } from 'react';
import { useT } from '../../locales/use-t.ts';
import { api } from '../../net/api.ts';
import { useCommand } from '../../net/command/use-command.ts';
import { noContent } from '../../net/no-content.ts';
import { ChoiceList } from '../../ui/choice-list.tsx';
import { Field } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';

interface ContactFormProps {
  /** The API path: of a shelter or of an organisation. */
  readonly path: string;
  readonly title: string;
  onCancel(): void;
  onRecorded(): void;
}

/** Whether it is a valid number in any of the four countries; the server knows which applies. */
const canBeCalled = (input: string) => HOME_COUNTRIES.some((country) => phoneOf(input, country) !== null);

/** Sets a phone number with its hours. The previous number is not prefilled, and autofill is off. */
export default function ContactForm({ path, title, onCancel, onRecorded }: ContactFormProps) {
  const t = useT('call');
  const { busy, problem, send } = useCommand();
  const [number, setNumber] = useState('');
  const [when, setWhen] = useState<'always' | 'hours'>('always');
  const [from, setFrom] = useState('08:00');
  const [to, setTo] = useState('20:00');
  const record = async () => {
    const body = { number: number.trim(), hours: when === 'always' ? null : { from, to } };
    if (await send(() => api.post(path, body, noContent))) onRecorded();
  };
  const faults = {
    number: !canBeCalled(number) && t('form.needsNumber'),
    from: when === 'hours' && from === '' && t('form.needsTime'),
    to: when === 'hours' && (to === '' || to === from) && t('form.needsTime'),
  };
  return (
    <Form
      card
      autoFocus
      title={title}
      submit={t('form.submit')}
      sending={t('form.sending')}
      busy={busy}
      faults={faults}
      problem={problem}
      cancel={{ label: t('form.cancel'), run: onCancel }}
      onSubmit={() => void record()}
    >
      <Field name="number" label={t('form.number')} hint={t('form.numberHint')}>
        {(ids) => (
          <input
            {...ids}
            type="tel"
            inputMode="tel"
            autoComplete="off"
            maxLength={40}
            value={number}
            onChange={(e) => setNumber(e.target.value)}
          />
        )}
      </Field>
      <ChoiceList
        legend={t('form.when')}
        choices={(['always', 'hours'] as const).map((value) => ({ value, label: t(`form.${value}`) }))}
        value={when}
        onChoose={setWhen}
      />
      {when === 'hours' && (
        <>
          <Field name="from" label={t('form.from')}>
            {(ids) => <input {...ids} type="time" value={from} onChange={(e) => setFrom(e.target.value)} />}
          </Field>
          <Field name="to" label={t('form.to')} hint={t('form.toHint')}>
            {(ids) => <input {...ids} type="time" value={to} onChange={(e) => setTo(e.target.value)} />}
          </Field>
        </>
      )}
    </Form>
  );
}
