import type { RequestView } from '@safe-haven/contracts';
import { useState } from 'react';
import { useT } from '../../locales/use-t.ts';
import { useRequestCommands } from '../../net/command/use-request-commands.ts';
import { CommandForm } from '../command/command-form.tsx';
import { type ConsentInput, consentInputOf, kindOf } from './consent.ts';
import { ConsentFields } from './consent-fields.tsx';

interface RecordConsentProps {
  readonly request: RequestView;
  refetch(): void;
  onClose(): void;
}

/** Records a changed consent, which applies from then on. */
export function RecordConsent({ request, refetch, onClose }: RecordConsentProps) {
  const t = useT('requests');
  const { busy, problem, request: send } = useRequestCommands(refetch);
  const { party, requestId } = request;
  const [input, setInput] = useState<ConsentInput>(() => consentInputOf(request));
  const record = async () => {
    const body = { kind: kindOf(input, party), scope: [...input.scope] };
    if (await send(requestId, 'record-consent', body)) onClose();
  };
  return (
    <CommandForm
      place="consent"
      title={t('consent.record')}
      submit={t('consent.save')}
      busy={busy}
      problem={problem}
      onSubmit={() => void record()}
      onClose={onClose}
    >
      <ConsentFields party={party} value={input} onChange={setInput} />
    </CommandForm>
  );
}
