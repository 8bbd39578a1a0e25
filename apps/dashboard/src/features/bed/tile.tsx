import './tile.css';
import { Ban, Circle, Hourglass, type LucideIcon, UserRound, UserRoundPlus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from '../../ui/icon.tsx';

/** `pending`: asked for, not answered yet; it shows no state at all. */
export type TileState = 'free' | 'spare' | 'held' | 'occupied' | 'out' | 'pending';

const ICONS: Readonly<Record<TileState, LucideIcon | null>> = {
  free: Circle,
  spare: UserRoundPlus,
  held: Hourglass,
  occupied: UserRound,
  out: Ban,
  pending: null,
};

export interface TileProps {
  state: TileState;
  /** The state as a word: it carries the meaning, the ground may be quiet. */
  word: string;
  /** Bed label and kind. */
  label: string;
  /** What matters next: "day 12", "back Thu 26 Nov". */
  next?: string | undefined;
  /** With it the tile is a button; `chosen` shows it as selected. */
  onPress?: (() => void) | undefined;
  chosen?: boolean | undefined;
  children?: ReactNode;
}

/** One bed. Its state is in the shape of its edge, the icon and the word, before it is in the colour. */
export function Tile({ state, word, label, next, onPress, chosen, children }: TileProps) {
  const icon = ICONS[state];
  const lines = (
    <>
      <span className="tile-word">
        {icon && <Icon icon={icon} />}
        {word}
      </span>
      <span className="tile-label">{label}</span>
      {next && <span className="tile-next">{next}</span>}
      {children}
    </>
  );
  return onPress ? (
    <button type="button" className="tile" data-state={state} aria-pressed={chosen} onClick={onPress}>
      {lines}
    </button>
  ) : (
    <div className="tile" data-state={state}>
      {lines}
    </div>
  );
}
