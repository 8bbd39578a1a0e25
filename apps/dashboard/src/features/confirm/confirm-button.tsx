import { Check } from 'lucide-react';
import { useL10n } from '../../model/l10n/use-l10n.ts';
import type { ShelterCommands } from '../../net/command/use-shelter-commands.ts';
import { Button } from '../../ui/button.tsx';

/** Where a confirmation is made on the screen of a shelter. */
export const CONFIRM = 'confirm';

interface ConfirmButtonProps {
  readonly commands: Pick<ShelterCommands, 'asking' | 'send'>;
  /** The revision that was seen: what came later is not confirmed by it. */
  readonly revision: string;
}

/** One tap: "what stands here is what is so". */
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
