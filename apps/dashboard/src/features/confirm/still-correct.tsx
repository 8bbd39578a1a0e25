import './still-correct.css';
import type { ExactRow } from '@safe-haven/contracts';
import { AttemptResult } from '../shelter/attempt-result.tsx';
import { QueuedHere, useQueuedFor } from '../shelter/queued-here.tsx';
import { useShelter } from '../shelter/shelter-context.ts';
import { CONFIRM, ConfirmButton } from './confirm-button.tsx';

/** The confirmation of a whole house on its own screen, with what became of it. */
export function StillCorrect({ row }: { readonly row: ExactRow }) {
  const { may, commands } = useShelter();
  const waits = useQueuedFor(CONFIRM).length > 0;
  if (!may('confirm-occupancy')) return null;
  return (
    <div className="confirm">
      <ConfirmButton commands={commands} revision={row.revision} />
      {/* Below: a second tap in the same place must not meet another button. */}
      {waits && <QueuedHere about={CONFIRM} />}
      <AttemptResult place={CONFIRM} />
    </div>
  );
}
