import '../shelter/party-card.css';
import type { Bed } from '@safe-haven/contracts';
import { useT } from '../../locales/use-t.ts';
import { useQueuedCommands } from '../../net/outbox/use-outbox.ts';
import { useShelter } from '../shelter/shelter-context.ts';
import { Tile, type TileState } from './tile.tsx';

interface BedTileProps {
  readonly bed: Bed;
  /** A detail of the state: "day 12", "back Thu 26 Nov". */
  readonly next?: string;
  /** Makes the bed selectable; without it the tile is read-only. */
  onPick?(): void;
}

/** One bed. While a command on it is pending or queued it shows that instead of a state. */
export function BedTile({ bed, next = '', onPick }: BedTileProps) {
  const { l10n, commands, chosen, shelterId } = useShelter();
  const later = useT('offline');
  const asking = commands.attempts.some((a) => a.state === 'asking' && a.beds.includes(bed.bedId));
  const waits = useQueuedCommands().some(
    (w) => w.state !== 'back' && w.shelterId === shelterId && w.beds.includes(bed.bedId),
  );
  const pending = asking || waits;
  const state: TileState = pending ? 'pending' : bed.use === 'closed' ? 'out' : bed.use;
  return (
    <div className="bed" data-bed={bed.bedId} data-use={bed.use} data-asking={pending || undefined}>
      <Tile
        state={state}
        stateText={waits ? later('tile') : asking ? l10n.t('beds.asking') : l10n.t(`beds.use.${bed.use}`)}
        label={l10n.t('beds.label', { bed: bed.label, kind: l10n.t(`beds.kind.${bed.kind}`) })}
        next={next || undefined}
        {...(onPick && !pending ? { onPress: onPick, chosen: chosen.includes(bed.bedId) } : {})}
      />
    </div>
  );
}
