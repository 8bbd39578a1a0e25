import { useOfflineReason } from '../../../features/command/use-offline-reason.ts';
import { arrivalWithin, WITHIN } from '../../../features/transfer/arrival-windows.ts';
import { useT } from '../../../locales/use-t.ts';
import type { RequestCommands } from '../../../net/command/use-request-commands.ts';
import { ReasonButtons } from '../../../ui/reason-buttons.tsx';
import { restoreFocus } from '../../../ui/restore-focus.ts';

interface StillExpectedProps {
  readonly transferId: string;
  readonly commands: RequestCommands;
  onClose(): void;
}

/** Until when an overdue party is still expected: one press, and the house reads it. */
export function StillExpected({ transferId, commands, onClose }: StillExpectedProps) {
  const t = useT('transfers');
  const disabledReason = useOfflineReason();
  const close = () => {
    onClose();
    restoreFocus(`still ${transferId}`);
  };
  return (
    <ReasonButtons
      legend={t('expected')}
      reasons={WITHIN}
      label={(hours) => t(`within.${hours}`)}
      busy={commands.busy}
      disabledReason={disabledReason}
      cancelLabel={t('act.back')}
      onChoose={async (hours) => {
        if (await commands.transfer(transferId, 'change-arrival', { arrival: arrivalWithin(hours) })) close();
      }}
      onCancel={close}
    />
  );
}
