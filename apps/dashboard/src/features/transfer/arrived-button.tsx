import { useT } from '../../locales/use-t.ts';
import { useRequestCommands } from '../../net/command/use-request-commands.ts';
import { Button } from '../../ui/button.tsx';
import { Refused } from '../command/refused.tsx';
import { useOfflineReason } from '../command/use-offline-reason.ts';

/** Records the arrival: the shelter admits the party to its held places, in one press from any list (TR-8). */
export function ArrivedButton({ transferId, refetch }: { readonly transferId: string; refetch(): void }) {
  const t = useT('transfers');
  const { busy, problem, transfer } = useRequestCommands(refetch);
  return (
    <>
      <Button
        variant="primary"
        busy={busy}
        disabledReason={useOfflineReason()}
        onClick={() => void transfer(transferId, 'arrive', {})}
      >
        {t('act.arrive')}
      </Button>
      {problem && <Refused problem={problem} />}
    </>
  );
}
