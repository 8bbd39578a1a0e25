import './tile.css';
import { Ban, Circle, Hourglass, type LucideIcon, UserRound, UserRoundPlus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from '../../ui/icon.tsx';

/** `pending`: a command is pending; no state is shown. */
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
  /** The state as text: it carries the meaning, the colour may be faint. */
  stateText: string;
  /** Bed label and kind. */
  label: string;
  /** A detail of the state: "day 12", "back Thu 26 Nov". */
  next?: string | undefined;
  /** Makes the tile a button; `chosen` is its pressed state. */
  onPress?: (() => void) | undefined;
  chosen?: boolean | undefined;
  children?: ReactNode;
}

/** One bed. Its state is shown by border, icon and text as well as by colour. */
export function Tile({ state, stateText, label, next, onPress, chosen, children }: TileProps) {
  const icon = ICONS[state];
  const lines = (
    <>
      <span className="tile-state">
        {icon && <Icon icon={icon} />}
        {stateText}
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
