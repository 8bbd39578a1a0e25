import { useState } from 'react';
import { Choices } from '../../../features/stay/choices.tsx';
import { useWords } from '../../../locales/use-words.ts';
import { useRequestCommands } from '../../../net/command/use-request-commands.ts';
import { InlineAsk } from '../../requests/inline-ask.tsx';
import { useLiveOnly } from '../../requests/use-live-only.ts';
import { arrivalWithin, WITHIN, type Within } from '../arrival.ts';
import type { FormProps } from './form-props.ts';

/** They have left, or come later than was said: when they are expected. */
export function ArrivalForm({ what, transfer, again, onClose }: FormProps & { readonly what: 'depart' | 'arrival' }) {
  const t = useWords('transfers');
  const { busy, problem, transfer: send } = useRequestCommands(again);
  const [within, setWithin] = useState<Within>('2');
  const why = useLiveOnly();
  const tell = async () => {
    const name = what === 'depart' ? 'depart' : 'change-arrival';
    if (await send(transfer.transferId, name, { arrival: arrivalWithin(within) })) onClose();
  };
  return (
    <InlineAsk
      place={what}
      title={t(`form.${what}`)}
      submit={t(`act.${what}`)}
      busy={busy}
      problem={problem}
      missing={why ?? null}
      onSubmit={() => void tell()}
      onClose={onClose}
    >
      <Choices
        quiet
        legend={t('expected')}
        options={WITHIN}
        chosen={within}
        words={(hours) => t(`within.${hours}`)}
        onChoose={setWithin}
      />
    </InlineAsk>
  );
}
