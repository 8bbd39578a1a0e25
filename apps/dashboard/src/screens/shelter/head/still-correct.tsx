import type { ExactRow } from '@safe-haven/contracts';
import { freshnessOf } from '@safe-haven/contracts';
import { Check } from 'lucide-react';
import { FreshnessChip } from '../../../features/live/freshness-chip.tsx';
import { AttemptLine } from '../../../features/shelter/attempt-line.tsx';
import { useShelter } from '../../../features/shelter/shelter-context.ts';
import { useWaitingAbout, WaitingHere } from '../../../features/shelter/waiting-here.tsx';
import { useFormat } from '../../../locales/use-t.ts';
import { Button } from '../../../ui/button.tsx';

const PLACE = 'confirm';

/** How long ago the house last said anything. */
export function Freshness({ row, now }: { readonly row: ExactRow; readonly now: number }) {
  const { l10n } = useShelter();
  const { ago } = useFormat();
  const { confirmedAt, changedAt } = row;
  const confirmed = confirmedAt !== null && confirmedAt >= changedAt;
  const said = confirmed ? confirmedAt : changedAt;
  const age = l10n.t(confirmed ? 'head.confirmed' : 'head.changed', { ago: ago(said, now) });
  return <FreshnessChip freshness={freshnessOf(said, now)} age={age} />;
}

/** One tap: "what stands here is what is so". It names the revision that was seen. */
export function StillCorrect({ row }: { readonly row: ExactRow }) {
  const { l10n, may, commands } = useShelter();
  const waits = useWaitingAbout(PLACE).length > 0;
  if (!may('confirm-occupancy')) return null;
  const asking = commands.asking(PLACE);
  return (
    <div className="confirm">
      <Button
        icon={Check}
        busy={asking}
        data-confirm={row.revision}
        onClick={() => void commands.send(PLACE, 'confirm-occupancy', { revision: row.revision })}
      >
        {asking ? l10n.t('head.confirming') : l10n.t('head.confirm')}
      </Button>
      {/* Below: a second tap in the same place must not meet another button. */}
      {waits && <WaitingHere about={PLACE} />}
      <AttemptLine place={PLACE} />
    </div>
  );
}
