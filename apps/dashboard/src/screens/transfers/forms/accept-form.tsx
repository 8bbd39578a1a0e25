import { intakeRuleCodes } from '@safe-haven/contracts';
import { useState } from 'react';
import { CommandForm } from '../../../features/command/command-form.tsx';
import { formatCode } from '../../../features/request/codes.ts';
import { useT } from '../../../locales/use-t.ts';
import { useRequestCommands } from '../../../net/command/use-request-commands.ts';
import { ChoicesOfMany } from '../../../ui/choice-list.tsx';
import { FormPart } from '../../../ui/form-part.tsx';
import type { FormProps } from './form-props.ts';

/** Accepts a transfer once each condition is ticked. */
export function AcceptForm({ transfer, refetch, onClose }: FormProps) {
  const t = useT('transfers');
  const r = useT('requests');
  const { busy, problem, transfer: send } = useRequestCommands(refetch);
  const [met, setMet] = useState<readonly string[]>([]);
  const { transferId, conditions } = transfer;
  const accept = async () => {
    if (await send(transferId, 'accept', { met: intakeRuleCodes.filter((code) => met.includes(code)) })) onClose();
  };
  return (
    <CommandForm
      place="accept"
      title={t('form.accept')}
      submit={t('act.accept')}
      busy={busy}
      problem={problem}
      faults={{ met: !conditions.every((code) => met.includes(code)) && t('form.settleFirst') }}
      onSubmit={() => void accept()}
      onClose={onClose}
    >
      <FormPart name="met">
        <ChoicesOfMany
          row
          legend={t('conditions')}
          choices={conditions.map((value) => ({ value, label: formatCode(r, value) }))}
          chosen={met}
          onChange={setMet}
        />
      </FormPart>
    </CommandForm>
  );
}
