import { Check } from 'lucide-react';
import { useL10n } from '../../model/l10n/use-l10n.ts';
import type { ShelterCommands } from '../../net/command/use-shelter-commands.ts';
import { Button } from '../../ui/button.tsx';

/** The place of the confirmation on a shelter's screen. */
export const CONFIRM = 'confirm';

interface ConfirmButtonProps {
  readonly commands: Pick<ShelterCommands, 'asking' | 'send'>;
  /** The revision that was on the screen: later changes are not confirmed by it. */
  readonly revision: string;
}

/** Confirms that the numbers shown are correct. */
export function ConfirmButton({ commands, revision }: ConfirmButtonProps) {
  const { t } = useL10n();
  const asking = commands.asking(CONFIRM);
  return (
    <Button
      icon={Check}
      busy={asking}
      data-confirm={revision}
      onClick={() => void commands.send(CONFIRM, 'confirm-occupancy', { revision })}
    >
      {t(asking ? 'head.confirming' : 'head.confirm')}
    </Button>
  );
}
