import { consentKinds, consentScopes } from '@safe-haven/contracts';
import { useState } from 'react';
import { CommandForm } from '../../../features/command/command-form.tsx';
import { useT } from '../../../locales/use-t.ts';
import { useRequestCommands } from '../../../net/command/use-request-commands.ts';
import { ChoicesOfMany } from '../../../ui/choice-list.tsx';
import { Choices } from '../../../ui/choices.tsx';
import { FormPart } from '../../../ui/form-part.tsx';
import type { FormProps } from './form-props.ts';

type Kind = (typeof consentKinds)[number];
type Scope = (typeof consentScopes)[number];

/** Records the kind and scope of consent, nothing else. */
export function ConsentForm({ transfer, refetch, onClose }: FormProps) {
  const t = useT('transfers');
  const { busy, problem, transfer: send } = useRequestCommands(refetch);
  const before = transfer.consent;
  const [kind, setKind] = useState<Kind | null>(before?.kind ?? null);
  const [scope, setScope] = useState<readonly Scope[]>(() =>
    before === null ? ['travel'] : consentScopes.filter((each) => before.scope.includes(each)),
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
      <p className="form-hint">{t('form.consentHint')}</p>
      <FormPart name="kind">
        <Choices
          legend={t('form.how')}
          options={consentKinds}
          chosen={kind}
          labelOf={(each) => t(`consentKind.${each}`)}
          onChoose={setKind}
        />
      </FormPart>
      <FormPart name="scope">
        <ChoicesOfMany
          row
          legend={t('form.what')}
          choices={consentScopes.map((value) => ({ value, label: t(`consentScope.${value}`) }))}
          chosen={scope}
          onChange={setScope}
        />
      </FormPart>
    </CommandForm>
  );
}
