import type { Bed } from '@safe-haven/contracts';
import { Tile, type TileState } from '../../look/parts/tile.tsx';
import { useScreen } from '../screen.ts';

interface BedTileProps {
  readonly bed: Bed;
  /** What matters next: "day 12", "back Thu 26 Nov". */
  readonly next?: string;
  /** Lets the bed be picked; without it the tile is only looked at. */
  onPick?(): void;
}

/** One bed. While a wish about it is under way it says "asking…" and shows no state. */
export function BedTile({ bed, next = '', onPick }: BedTileProps) {
  const { tongue, commands, chosen } = useScreen();
  const { t } = tongue;
  const asking = commands.attempts.some((a) => a.state === 'asking' && a.beds.includes(bed.bedId));
  const state: TileState = asking ? 'pending' : bed.use === 'closed' ? 'out' : bed.use;
  return (
    <div className="bed" data-bed={bed.bedId} data-use={bed.use} data-asking={asking || undefined}>
      <Tile
        state={state}
        word={asking ? t('beds.asking') : t(`beds.use.${bed.use}`)}
        label={t('beds.label', { bed: bed.label, kind: t(`beds.kind.${bed.kind}`) })}
        next={next || undefined}
        {...(onPick && !asking ? { onPress: onPick, chosen: chosen.includes(bed.bedId) } : {})}
      />
    </div>
  );
}
