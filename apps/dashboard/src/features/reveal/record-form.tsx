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
 * Records the address or meeting point. The previous value is not prefilled, and autofill and spell checking are off.
 */
export function RecordForm({ path, what, onCancel, onRecorded }: RecordFormProps) {
  const t = useT('vault');
  const { busy, problem, send } = useCommand();
  const [input, setInput] = useState('');
  const textKey = what === 'address' ? 'address' : 'meetingPoint';
  const record = async () => {
    const body = { [textKey]: input.trim() };
    if (await send(() => api.post(`${path}/record-${what}`, body, noContent))) onRecorded();
  };
  return (
    <Form
      card
      autoFocus
      submit={t('record.submit')}
      sending={t('sending')}
      busy={busy}
      faults={{ [textKey]: input.trim() === '' && t('record.needed') }}
      problem={problem}
      cancel={{ label: t('cancel'), run: onCancel }}
      onSubmit={() => void record()}
    >
      <Field name={textKey} label={t(`record.${textKey}Label`)} hint={t(`record.${textKey}Hint`)}>
        {(ids) => (
          <textarea
            {...ids}
            rows={3}
            maxLength={400}
            autoComplete="off"
            spellCheck={false}
            value={input}
            onChange={(e) => setInput(e.target.value)}
          />
        )}
      </Field>
    </Form>
  );
}
