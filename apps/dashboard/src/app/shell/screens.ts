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
  /** The right that is needed to see it. */
  readonly needs: string;
  readonly icon: LucideIcon;
  /** For roles with a board it is only under "More": not needed at night. */
  readonly onlyInMore?: boolean;
}

/** In order of importance at night. */
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
 * The screens that this role may open, split into bar (at most `fits`) and "More". On wide screens the map is no screen
 * of its own, since it is beside the list.
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
