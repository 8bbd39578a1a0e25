import { declineCodes, failCodes } from '@safe-haven/contracts';
import { Refused } from '../../../features/command/refused.tsx';
import { useOfflineReason } from '../../../features/command/use-offline-reason.ts';
import { useT } from '../../../locales/use-t.ts';
import { type RequestCommands, useRequestCommands } from '../../../net/command/use-request-commands.ts';
import { ReasonButtons } from '../../../ui/reason-buttons.tsx';
import { restoreFocus } from '../../../ui/restore-focus.ts';
import { formatDecline, formatFail } from '../format.ts';
import type { FormProps } from './form-props.ts';

/** Why the shelter declines the transfer. */
export function DeclineForm(props: FormProps) {
  const t = useT('transfers');
  return (
    <EndForm
      {...props}
      command="decline"
      codes={declineCodes}
      label={(code) => formatDecline(t, code)}
      end={(send, code) => send(props.transfer.transferId, 'decline', { code })}
    />
  );
}

/** Why the transfer does not take place. */
export function FailForm(props: FormProps) {
  const t = useT('transfers');
  return (
    <EndForm
      {...props}
      command="fail"
      codes={failCodes}
      label={(code) => formatFail(t, code)}
      end={(send, code) => send(props.transfer.transferId, 'fail', { code })}
    />
  );
}

interface EndFormProps<Code extends string> extends FormProps {
  readonly command: 'decline' | 'fail';
  readonly codes: readonly Code[];
  label(code: Code): string;
  /** Sends the command; true once it was accepted. */
  end(send: RequestCommands['transfer'], code: Code): Promise<boolean>;
}

function EndForm<Code extends string>(props: EndFormProps<Code>) {
  const { refetch, onClose, command, codes, label, end } = props;
  const t = useT('transfers');
  const { busy, problem, transfer: send } = useRequestCommands(refetch);
  return (
    <ReasonButtons
      legend={t(`form.${command}`)}
      reasons={codes}
      label={label}
      busy={busy}
      disabledReason={useOfflineReason()}
      cancelLabel={t('act.back')}
      onChoose={async (code) => {
        if (await end(send, code)) onClose();
      }}
      onCancel={() => {
        onClose();
        restoreFocus(command);
      }}
    >
      {problem && <Refused problem={problem} />}
    </ReasonButtons>
  );
}
