import { useState } from 'react';
import { useLocation } from 'wouter';
import { CommandForm } from '../../features/command/command-form.tsx';
import { useT } from '../../locales/use-t.ts';
import { Field } from '../../ui/field.tsx';
import { useOperationCommands } from './use-operation.ts';

const HELP = 'help';

/** Joins an operation of another organisation by the code that its lead reads out. */
export function HelpForm({ operationId, onClose }: { readonly operationId: string; onClose(): void }) {
  const t = useT('operations');
  const [code, setCode] = useState('');
  const [, navigate] = useLocation();
  const { isPending, problemAt, send } = useOperationCommands(operationId, () => undefined);
  const help = async () => {
    if (await send(HELP, 'help', { code: code.trim() })) navigate(`/operations/${encodeURIComponent(operationId)}`);
  };
  return (
    <CommandForm
      place={`help ${operationId}`}
      title={t('helpForm.title')}
      submit={t('helpForm.submit')}
      busy={isPending(HELP)}
      problem={problemAt(HELP)}
      faults={{ code: code.trim() === '' && t('helpForm.needed') }}
      onSubmit={() => void help()}
      onClose={onClose}
    >
      <Field label={t('helpForm.code')} name="code">
        {(ids) => (
          <input
            {...ids}
            className="input"
            autoComplete="off"
            maxLength={20}
            value={code}
            onChange={({ target }) => setCode(target.value)}
          />
        )}
      </Field>
    </CommandForm>
  );
}
