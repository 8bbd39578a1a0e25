import { type DeclinedBecause, declinedBecause, interims, type RequestView, unmetCodes } from '@safe-haven/contracts';
import { useState } from 'react';
import { useT } from '../../locales/use-t.ts';
import { useRequestCommands } from '../../net/command/use-request-commands.ts';
import { ChoiceList } from '../../ui/choice-list.tsx';
import { FormPart } from '../../ui/form-part.tsx';
import { CommandForm } from '../command/command-form.tsx';
import { CodePicker } from './code-picker.tsx';
import { formatInterim, type UnmetCode } from './codes.ts';

const COMMON: readonly UnmetCode[] = [
  'no_free_place',
  'no_answer',
  'cannot_place_together',
  'sons_max_age',
  'too_far',
  'declined_by_party',
  'contact_lost',
];

interface CloseUnmetProps {
  readonly request: RequestView;
  refetch(): void;
  onClose(): void;
}

/**
 * Closes a request without a place: reasons, and where the party is meanwhile. Reasons given by shelters are ticked
 * initially.
 */
export function CloseUnmet({ request, refetch, onClose }: CloseUnmetProps) {
  const t = useT('requests');
  const shelter = useT('shelter');
  const { transferId } = request;
  const { busy, problem, request: send } = useRequestCommands(refetch);
  const [reasons, setReasons] = useState<readonly UnmetCode[]>(() =>
    unmetCodes.filter((code) => request.reasons.includes(code)),
  );
  const [interim, setInterim] = useState<(typeof interims)[number] | null>(null);
  const [declined, setDeclined] = useState<DeclinedBecause | null>(null);
  const hasDeclined = reasons.includes('declined_by_party');
  const close = async () => {
    const callOff = transferId === null ? {} : ({ transfer: 'call_off' } as const);
    const why = hasDeclined && declined !== null ? { declined } : {};
    const body = { reasons: reasons.slice(0, 12), ...(interim === null ? {} : { interim }), ...why, ...callOff };
    if (await send(request.requestId, 'close-unmet', body)) onClose();
  };
  return (
    <CommandForm
      place="close"
      title={t('act.close')}
      submit={t(transferId === null ? 'close.submit' : 'transfer.close')}
      busy={busy}
      problem={problem}
      faults={{ reasons: reasons.length === 0 && t('close.chooseOne') }}
      onSubmit={() => void close()}
      onClose={onClose}
    >
      {transferId !== null && <p className="form-hint">{t('transfer.asks')}</p>}
      <FormPart name="reasons">
        <CodePicker legend={t('close.title')} all={unmetCodes} common={COMMON} chosen={reasons} onChange={setReasons} />
      </FormPart>
      {hasDeclined && (
        <ChoiceList
          row
          legend={shelter('declined.because')}
          choices={declinedBecause.options.map((value) => ({ value, label: shelter(`reason.declined.${value}`) }))}
          value={declined}
          onChoose={setDeclined}
        />
      )}
      <ChoiceList
        row
        legend={t('close.interim')}
        choices={interims.map((value) => ({ value, label: formatInterim(t, value) }))}
        value={interim}
        onChoose={setInterim}
      />
    </CommandForm>
  );
}
