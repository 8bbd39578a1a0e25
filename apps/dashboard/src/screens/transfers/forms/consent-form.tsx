import { useState } from 'react';
import { CommandForm } from '../../../features/command/command-form.tsx';
import { type Agreement, agreementIn, ConsentChoices } from '../../../features/transfer/consent-choices.tsx';
import { useT } from '../../../locales/use-t.ts';
import { useRequestCommands } from '../../../net/command/use-request-commands.ts';
import type { FormProps } from './form-props.ts';

/** Records the kind and scope of consent, nothing else. */
export function ConsentForm({ transfer, refetch, onClose }: FormProps) {
  const t = useT('transfers');
  const { busy, problem, transfer: send } = useRequestCommands(refetch);
  const [{ kind, scope }, setAgreed] = useState<Agreement>(() =>
    transfer.consent === null ? { kind: null, scope: ['travel'] } : agreementIn(transfer.consent),
  );
  const record = async () => {
    if (kind !== null && (await send(transfer.transferId, 'record-consent', { kind, scope: [...scope] }))) onClose();
  };
  return (
    <CommandForm
      place="consent"
      title={t('act.consent')}
      submit={t('act.consent')}
      busy={busy}
      problem={problem}
      faults={{ kind: kind === null && t('form.chooseHow'), scope: scope.length === 0 && t('form.chooseWhat') }}
      onSubmit={() => void record()}
      onClose={onClose}
    >
      <ConsentChoices value={{ kind, scope }} onChange={setAgreed} />
    </CommandForm>
  );
}
