import type { Me } from '@safe-haven/contracts';
import {
  ArrowRightLeft,
  ClipboardCheck,
  Clock3,
  Download,
  History,
  HousePlus,
  LayoutList,
  type LucideIcon,
  Map as MapIcon,
  MessagesSquare,
  ScrollText,
  Search,
  TrendingUp,
  Users,
} from 'lucide-react';

type Word =
  | 'board'
  | 'find'
  | 'tonight'
  | 'handover'
  | 'map'
  | 'trends'
  | 'replay'
  | 'people'
  | 'audit'
  | 'requests'
  | 'transfers'
  | 'setup'
  | 'exchange';

export interface NavScreen {
  readonly to: string;
  readonly word: Word;
  /** The right without which it is not shown. */
  readonly needs: string;
  readonly icon: LucideIcon;
  /** Whoever has a board finds this under "More": it is not what the bar is for at night. */
  readonly aside?: boolean;
}

/** In the order in which they are wanted at night. */
const SCREENS: readonly NavScreen[] = [
  { to: '/', word: 'board', needs: 'board', icon: LayoutList },
  { to: '/find', word: 'find', needs: 'find', icon: Search },
  { to: '/tonight', word: 'tonight', needs: 'requests', icon: Clock3 },
  { to: '/requests', word: 'requests', needs: 'requests', icon: MessagesSquare },
  { to: '/transfers', word: 'transfers', needs: 'requests', icon: ArrowRightLeft },
  { to: '/map', word: 'map', needs: 'board', icon: MapIcon },
  { to: '/trends', word: 'trends', needs: 'trends', icon: TrendingUp },
  { to: '/replay', word: 'replay', needs: 'replay', icon: History, aside: true },
  { to: '/handover', word: 'handover', needs: 'handover', icon: ClipboardCheck },
  { to: '/setup', word: 'setup', needs: 'set-up', icon: HousePlus },
  { to: '/people', word: 'people', needs: 'people', icon: Users },
  { to: '/exchange', word: 'exchange', needs: 'exchange', icon: Download, aside: true },
  { to: '/audit', word: 'audit', needs: 'audit', icon: ScrollText, aside: true },
];

/** How much room a bar has: beside "More" on a phone three fit, on a tablet four, on a wide screen all. */
export type Room = 'phone' | 'tablet' | 'wide';
const FIT: Readonly<Record<Room, number>> = { phone: 3, tablet: 4, wide: SCREENS.length };

/**
 * The screens that this role may open: those in the bar, `fits` at most, and those that "More" opens. Where the list and the map stand
 * side by side, the map is no screen.
 */
export function screensOf(
  me: Me,
  room: Room,
  fits = Number.POSITIVE_INFINITY,
): { readonly bar: readonly NavScreen[]; readonly more: readonly NavScreen[] } {
  const all = SCREENS.filter(({ to, needs }) => me.may.includes(needs) && !(room === 'wide' && to === '/map'));
  const isAside = ({ aside }: NavScreen) => aside === true && me.may.includes('board');
  const bar = all.filter((screen) => !isAside(screen)).slice(0, Math.min(fits, FIT[room]));
  return { bar, more: all.filter((screen) => !bar.includes(screen)) };
}
