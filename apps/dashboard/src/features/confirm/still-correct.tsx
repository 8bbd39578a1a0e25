import './still-correct.css';
import type { ExactRow } from '@safe-haven/contracts';
import { AttemptResult } from '../shelter/attempt-result.tsx';
import { QueuedCommands, useQueuedFor } from '../shelter/queued-commands.tsx';
import { useShelter } from '../shelter/shelter-context.ts';
import { CONFIRM, ConfirmButton } from './confirm-button.tsx';

/** The confirmation of a shelter on its own screen, with its result. */
export function StillCorrect({ row }: { readonly row: ExactRow }) {
  const { may, commands } = useShelter();
  const waits = useQueuedFor(CONFIRM).length > 0;
  if (!may('confirm-occupancy')) return null;
  return (
    <div className="confirm">
      <ConfirmButton commands={commands} revision={row.revision} />
      {/* Below: a second tap in the same place must not meet another button. */}
      {waits && <QueuedCommands about={CONFIRM} />}
      <AttemptResult place={CONFIRM} />
    </div>
  );
}
