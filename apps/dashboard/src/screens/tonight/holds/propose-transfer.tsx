import type { NightHold } from '@safe-haven/contracts';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { CommandForm } from '../../../features/command/command-form.tsx';
import { placeOf } from '../../../features/hold/use-hold-commands.ts';
import { useRequest } from '../../../features/request/use-request.ts';
import { arrivalWithin, WITHIN, type Within } from '../../../features/transfer/arrival-windows.ts';
import { useT } from '../../../locales/use-t.ts';
import { newId } from '../../../net/command/send.ts';
import { useRequestCommands } from '../../../net/command/use-request-commands.ts';
import { Choices } from '../../../ui/choices.tsx';

/** Turns a hold into a transfer, for border crossings above all: the shelter is asked to receive the party. */
export function ProposeTransfer({ hold, onClose }: { readonly hold: NightHold; onClose(): void }) {
  const t = useT('tonight');
  const w = useT('transfers');
  const [, go] = useLocation();
  const [transferId] = useState(newId);
  const [within, setWithin] = useState<Within>('1');
  const { busy, problem, transfer } = useRequestCommands(() => undefined);
  const { shelterId: toShelterId, requestId, party, holdId } = hold;
  const request = useRequest(requestId).value;
  const propose = async () => {
    const sent = await transfer(transferId, 'propose', {
      toShelterId,
      ...(requestId === null ? {} : { requestId }),
      party,
      holdId,
      arrival: arrivalWithin(within),
      details: { needs: request?.criteria?.needs ?? {}, citizenOf: null, seeksAsylumIn: null },
    });
    if (sent) go(`/transfers/${transferId}`);
  };
  return (
    <CommandForm
      place={placeOf(holdId, 'on-the-way')}
      title={t('holds.onTheWayWhen')}
      submit={w('act.propose')}
      busy={busy}
      problem={problem}
      onSubmit={() => void propose()}
      onClose={onClose}
    >
      <Choices
        quiet
        legend={w('expected')}
        options={WITHIN}
        chosen={within}
        labelOf={(hours) => w(`within.${hours}`)}
        onChoose={setWithin}
      />
    </CommandForm>
  );
}
