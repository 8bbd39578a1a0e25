import { useState } from 'react';
import { useT } from '../../locales/use-t.ts';
import { api } from '../../net/api.ts';
import { useCommand } from '../../net/command/use-command.ts';
import { noContent } from '../../net/no-content.ts';
import { Field } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';

interface RecordFormProps {
  readonly path: string;
  readonly what: 'address' | 'meeting-point';
  onCancel(): void;
  onRecorded(): void;
}

/**
 * Writes down the address or the meeting point. What was recorded before is not filled in; no browser keeps it or sends
 * it to be checked for spelling.
 */
export function RecordForm({ path, what, onCancel, onRecorded }: RecordFormProps) {
  const t = useT('vault');
  const { busy, problem, send } = useCommand();
  const [typed, setTyped] = useState('');
  const words = what === 'address' ? 'address' : 'meetingPoint';
  const record = async () => {
    const body = { [words]: typed.trim() };
    if (await send(() => api.post(`${path}/record-${what}`, body, noContent))) onRecorded();
  };
  return (
    <Form
      card
      takesFocus
      submit={t('record.submit')}
      sending={t('sending')}
      busy={busy}
      faults={{ [words]: typed.trim() === '' && t('record.needed') }}
      problem={problem}
      cancel={{ words: t('cancel'), run: onCancel }}
      onSubmit={() => void record()}
    >
      <Field name={words} label={t(`record.${words}Label`)} hint={t(`record.${words}Hint`)}>
        {(ids) => (
          <textarea
            {...ids}
            rows={3}
            maxLength={400}
            autoComplete="off"
            spellCheck={false}
            value={typed}
            onChange={(e) => setTyped(e.target.value)}
          />
        )}
      </Field>
    </Form>
  );
}
