import { useState } from 'react';
import { CommandForm } from '../../../features/command/command-form.tsx';
import { arrivalWithin, WITHIN, type Within } from '../../../features/transfer/arrival-windows.ts';
import { useT } from '../../../locales/use-t.ts';
import { useRequestCommands } from '../../../net/command/use-request-commands.ts';
import { Choices } from '../../../ui/choices.tsx';
import type { FormProps } from './form-props.ts';

/** Records the departure or a changed arrival window. */
export function ArrivalForm({ what, transfer, refetch, onClose }: FormProps & { readonly what: 'depart' | 'arrival' }) {
  const t = useT('transfers');
  const { busy, problem, transfer: send } = useRequestCommands(refetch);
  const [within, setWithin] = useState<Within>('2');
  const tell = async () => {
    const name = what === 'depart' ? 'depart' : 'change-arrival';
    if (await send(transfer.transferId, name, { arrival: arrivalWithin(within) })) onClose();
  };
  return (
    <CommandForm
      place={what}
      title={t(`form.${what}`)}
      submit={t(`act.${what}`)}
      busy={busy}
      problem={problem}
      onSubmit={() => void tell()}
      onClose={onClose}
    >
      <Choices
        quiet
        legend={t('expected')}
        options={WITHIN}
        chosen={within}
        labelOf={(hours) => t(`within.${hours}`)}
        onChoose={setWithin}
      />
    </CommandForm>
  );
}
