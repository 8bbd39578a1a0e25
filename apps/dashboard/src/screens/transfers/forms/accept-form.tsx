import { intakeRuleCodes } from '@safe-haven/contracts';
import { useState } from 'react';
import { useT } from '../../../locales/use-t.ts';
import { ChoicesOfMany } from '../../../ui/choice-list.tsx';
import { useWishes } from '../../requests/commands.ts';
import { InlineAsk } from '../../requests/inline-ask.tsx';
import { codeWords } from '../../requests/say-codes.ts';
import { useLiveOnly } from '../../requests/use-live-only.ts';
import type { FormProps } from './form-props.ts';

/** The house takes them once every condition is ticked: it sees to them before anybody leaves. */
export function AcceptForm({ transfer, again, onClose }: FormProps) {
  const t = useT('transfers');
  const r = useT('requests');
  const { busy, problem, transfer: send } = useWishes(again);
  const [met, setMet] = useState<readonly string[]>([]);
  const why = useLiveOnly();
  const { transferId, conditions } = transfer;
  const accept = async () => {
    if (await send(transferId, 'accept', { met: intakeRuleCodes.filter((code) => met.includes(code)) })) onClose();
  };
  return (
    <InlineAsk
      place="accept"
      title={t('form.accept')}
      submit={t('act.accept')}
      busy={busy}
      problem={problem}
      missing={why ?? (conditions.every((code) => met.includes(code)) ? null : t('form.settleFirst'))}
      onSubmit={() => void accept()}
      onClose={onClose}
    >
      <ChoicesOfMany
        row
        legend={t('conditions')}
        choices={conditions.map((value) => ({ value, words: codeWords(r, value) }))}
        chosen={met}
        onChange={setMet}
      />
    </InlineAsk>
  );
}
