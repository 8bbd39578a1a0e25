import type { Me } from '@safe-haven/contracts';
import {
  Activity,
  ArrowRightLeft,
  Bell,
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
  Siren,
  TrendingUp,
  UserCheck,
  Users,
  UsersRound,
} from 'lucide-react';
import { matchRoute, type Parser } from 'wouter';
import type { KeyUnder } from '../../locales/resources.ts';
import { hasNotices } from '../has-notices.ts';

/** A screen: where it is, and whom it is for. What `routes.tsx` shows there is named by it. */
export interface Screen {
  readonly to: string;
  /** The right that is needed to see it; a function where it is no right; null: everybody who is signed in. */
  readonly needs: string | ((me: Me) => boolean) | null;
  /** Its title, and its name in the navigation. */
  readonly name: KeyUnder<'session', 'nav'>;
  /** The name of its tab, where the title is longer than that. */
  readonly tab?: KeyUnder<'session', 'nav'>;
  /** Its address may go on with an id. */
  readonly takesId?: boolean;
  /** Its icon in the navigation; absent: it is reached from another screen. */
  readonly icon?: LucideIcon;
  /** For roles with a board it is only under "More": not needed at night. */
  readonly onlyInMore?: boolean;
}
type NavScreen = Screen & { readonly icon: LucideIcon };

/** Those who handle requests, and those whom another country asks for places. */
function hasTasks({ may }: Me): boolean {
  return may.includes('requests') || may.includes('country');
}

/** In order of importance at night. */
export const SCREENS = {
  board: { to: '/', needs: 'board', name: 'board', icon: LayoutList },
  find: { to: '/find', needs: 'find', name: 'find', tab: 'findShort', icon: Search },
  tonight: { to: '/tonight', needs: hasTasks, name: 'tonight', icon: Clock3 },
  requests: { to: '/requests', takesId: true, needs: 'requests', name: 'requests', icon: MessagesSquare },
  transfers: { to: '/transfers', takesId: true, needs: 'requests', name: 'transfers', icon: ArrowRightLeft },
  operations: { to: '/operations', takesId: true, needs: 'requests', name: 'operations', icon: UsersRound },
  surges: { to: '/surges', needs: 'surges', name: 'surges', icon: Siren, onlyInMore: true },
  map: { to: '/map', needs: 'board', name: 'map', icon: MapIcon },
  trends: { to: '/trends', needs: 'trends', name: 'trends', icon: TrendingUp },
  replay: { to: '/replay', needs: 'replay', name: 'replay', icon: History, onlyInMore: true },
  handover: { to: '/handover', takesId: true, needs: 'handover', name: 'handover', icon: ClipboardCheck },
  duty: { to: '/duty', needs: 'call', name: 'duty', icon: UserCheck, onlyInMore: true },
  setup: { to: '/setup', takesId: true, needs: 'set-up', name: 'setup', icon: HousePlus },
  people: { to: '/people', needs: 'people', name: 'people', icon: Users },
  system: { to: '/system', needs: 'people', name: 'system', icon: Activity },
  exchange: { to: '/exchange', needs: 'exchange', name: 'exchange', icon: Download, onlyInMore: true },
  import: { to: '/exchange/import', takesId: true, needs: 'set-up', name: 'exchange' },
  report: { to: '/exchange/report', needs: 'exchange', name: 'exchange' },
  webhooks: { to: '/exchange/webhooks', needs: 'automate', name: 'exchange' },
  audit: { to: '/audit', needs: 'audit', name: 'audit', icon: ScrollText, onlyInMore: true },
  notices: { to: '/notices', needs: hasNotices, name: 'notices', icon: Bell, onlyInMore: true },
  account: { to: '/account', needs: null, name: 'account' },
} as const satisfies Readonly<Record<string, Screen>>;

export type ScreenName = keyof typeof SCREENS;

interface Found {
  readonly name: ScreenName;
  readonly screen: Screen;
  /** What the address goes on with. */
  readonly id: string | null;
}

/** The screen at a path; null: there is none. */
export function screenAt(path: string, parser: Parser): Found | null {
  for (const [name, screen] of Object.entries<Screen>(SCREENS)) {
    const [isHere, params] = matchRoute(parser, screen.takesId ? `${screen.to}/:id?` : screen.to, path);
    if (isHere) return { name: name as ScreenName, screen, id: (params as { readonly id?: string }).id ?? null };
  }
  return null;
}

/** Whether somebody may open a screen. */
export function mayOpen(me: Me, { needs }: Screen): boolean {
  if (typeof needs === 'function') return needs(me);
  return needs === null || me.may.includes(needs);
}

const NAVIGATION = Object.values<Screen>(SCREENS).filter((screen): screen is NavScreen => screen.icon !== undefined);

/**
 * The width of the bar: next to "More" a phone has room for three screens, a tablet for four, a wide screen for all.
 */
export type BarSize = 'phone' | 'tablet' | 'wide';
const SCREENS_IN_BAR: Readonly<Record<BarSize, number>> = { phone: 3, tablet: 4, wide: NAVIGATION.length };

/**
 * The screens that this role may open, split into bar (at most `fits`) and "More". On wide screens the map is no screen
 * of its own, since it is next to the list.
 */
export function screensOf(
  me: Me,
  size: BarSize,
  fits = Number.POSITIVE_INFINITY,
): { readonly bar: readonly NavScreen[]; readonly more: readonly NavScreen[] } {
  const all = NAVIGATION.filter((screen) => mayOpen(me, screen) && !(size === 'wide' && screen.to === '/map'));
  const isOnlyInMore = ({ onlyInMore }: NavScreen) => onlyInMore === true && me.may.includes('board');
  const bar = all.filter((screen) => !isOnlyInMore(screen)).slice(0, Math.min(fits, SCREENS_IN_BAR[size]));
  return { bar, more: all.filter((screen) => !bar.includes(screen)) };
}
