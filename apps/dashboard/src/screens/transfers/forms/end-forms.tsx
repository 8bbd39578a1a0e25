import { declineCodes, failCodes } from '@safe-haven/contracts';
import { Refused } from '../../../features/command/refused.tsx';
import { useLiveOnly } from '../../../features/command/use-live-only.ts';
import { useT } from '../../../locales/use-t.ts';
import { useRequestCommands } from '../../../net/command/use-request-commands.ts';
import { giveFocusBack } from '../../../ui/give-focus-back.ts';
import { ReasonButtons } from '../../../ui/reason-buttons.tsx';
import { formatDecline, formatFail } from '../format.ts';
import type { FormProps } from './form-props.ts';

/** Why the house declines. */
export function DeclineForm({ transfer: { transferId }, again, onClose }: FormProps) {
  const t = useT('transfers');
  const { busy, problem, transfer: send } = useRequestCommands(again);
  return (
    <ReasonButtons
      legend={t('form.decline')}
      reasons={declineCodes}
      label={(code) => formatDecline(t, code)}
      busy={busy}
      why={useLiveOnly()}
      cancel={t('act.back')}
      onChoose={async (code) => {
        if (await send(transferId, 'decline', { code })) onClose();
      }}
      onCancel={() => {
        onClose();
        giveFocusBack('decline');
      }}
    >
      {problem && <Refused problem={problem} />}
    </ReasonButtons>
  );
}

/** Why it does not happen. */
export function FailForm({ transfer: { transferId }, again, onClose }: FormProps) {
  const t = useT('transfers');
  const { busy, problem, transfer: send } = useRequestCommands(again);
  return (
    <ReasonButtons
      legend={t('form.fail')}
      reasons={failCodes}
      label={(code) => formatFail(t, code)}
      busy={busy}
      why={useLiveOnly()}
      cancel={t('act.back')}
      onChoose={async (code) => {
        if (await send(transferId, 'fail', { code })) onClose();
      }}
      onCancel={() => {
        onClose();
        giveFocusBack('fail');
      }}
    >
      {problem && <Refused problem={problem} />}
    </ReasonButtons>
  );
}
