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

type ScreenName =
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
  readonly name: ScreenName;
  /** The right without which it is not shown. */
  readonly needs: string;
  readonly icon: LucideIcon;
  /** Whoever has a board finds this under "More": it is not what the bar is for at night. */
  readonly onlyInMore?: boolean;
}

/** In the order in which they are wanted at night. */
const SCREENS: readonly NavScreen[] = [
  { to: '/', name: 'board', needs: 'board', icon: LayoutList },
  { to: '/find', name: 'find', needs: 'find', icon: Search },
  { to: '/tonight', name: 'tonight', needs: 'requests', icon: Clock3 },
  { to: '/requests', name: 'requests', needs: 'requests', icon: MessagesSquare },
  { to: '/transfers', name: 'transfers', needs: 'requests', icon: ArrowRightLeft },
  { to: '/map', name: 'map', needs: 'board', icon: MapIcon },
  { to: '/trends', name: 'trends', needs: 'trends', icon: TrendingUp },
  { to: '/replay', name: 'replay', needs: 'replay', icon: History, onlyInMore: true },
  { to: '/handover', name: 'handover', needs: 'handover', icon: ClipboardCheck },
  { to: '/setup', name: 'setup', needs: 'set-up', icon: HousePlus },
  { to: '/people', name: 'people', needs: 'people', icon: Users },
  { to: '/exchange', name: 'exchange', needs: 'exchange', icon: Download, onlyInMore: true },
  { to: '/audit', name: 'audit', needs: 'audit', icon: ScrollText, onlyInMore: true },
];

/** The width of the bar: beside "More" a phone has room for three screens, a tablet for four, a wide screen for all. */
export type BarSize = 'phone' | 'tablet' | 'wide';
const SCREENS_IN_BAR: Readonly<Record<BarSize, number>> = { phone: 3, tablet: 4, wide: SCREENS.length };

/**
 * The screens that this role may open: those in the bar, `fits` at most, and those that "More" opens. Where the list and the
 * map are side by side, the map is no screen.
 */
export function screensOf(
  me: Me,
  size: BarSize,
  fits = Number.POSITIVE_INFINITY,
): { readonly bar: readonly NavScreen[]; readonly more: readonly NavScreen[] } {
  const all = SCREENS.filter(({ to, needs }) => me.may.includes(needs) && !(size === 'wide' && to === '/map'));
  const isOnlyInMore = ({ onlyInMore }: NavScreen) => onlyInMore === true && me.may.includes('board');
  const bar = all.filter((screen) => !isOnlyInMore(screen)).slice(0, Math.min(fits, SCREENS_IN_BAR[size]));
  return { bar, more: all.filter((screen) => !bar.includes(screen)) };
}
