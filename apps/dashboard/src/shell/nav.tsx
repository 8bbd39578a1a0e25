import './nav.css';
import type { Me } from '@safe-haven/contracts';
import { Ellipsis, LayoutList, type LucideIcon, Map as MapIcon, ScrollText, TrendingUp, Users } from 'lucide-react';
import { Link, useLocation } from 'wouter';
import { Icon } from '../look/parts/icon.tsx';
import { useMedia, WIDE } from '../look/use-media.ts';
import { useWords } from '../words/use-words.ts';

interface NavScreen {
  readonly to: string;
  readonly word: 'board' | 'map' | 'trends' | 'people' | 'audit';
  readonly needs: string;
  readonly icon: LucideIcon;
  /** Whoever has a board finds this under "More": it is not what the bar is for at night. */
  readonly aside?: boolean;
}

const SCREENS: readonly NavScreen[] = [
  { to: '/', word: 'board', needs: 'board', icon: LayoutList },
  { to: '/map', word: 'map', needs: 'board', icon: MapIcon },
  { to: '/trends', word: 'trends', needs: 'trends', icon: TrendingUp },
  { to: '/people', word: 'people', needs: 'people', icon: Users },
  { to: '/audit', word: 'audit', needs: 'audit', icon: ScrollText, aside: true },
];

/** The screens that this role may open, no others. Where the list and the map stand side by side, the map is no screen. */
export function Nav({ me, onMore }: { me: Me; onMore?: () => void }) {
  const t = useWords('session');
  const [at] = useLocation();
  const wide = useMedia(WIDE);
  const screens = SCREENS.filter(
    ({ to, needs, aside }) =>
      me.may.includes(needs) && !(wide && to === '/map') && !(aside && me.may.includes('board')),
  );
  return (
    <nav className="nav" aria-label={t('nav.label')}>
      {screens.map(({ to, word, icon }) => (
        <Link key={to} href={to} className="nav-link" aria-current={isAt(at, to, wide) ? 'page' : undefined}>
          <Icon of={icon} size={18} />
          {t(`nav.${word}`)}
        </Link>
      ))}
      {onMore && (
        <button type="button" className="nav-link" onClick={onMore}>
          <Icon of={Ellipsis} size={18} />
          {t('nav.more')}
        </button>
      )}
    </nav>
  );
}

/** A house belongs to the board; on a wide screen the map does too. */
const isAt = (at: string, to: string, wide: boolean): boolean =>
  at === to || (to === '/' && (at.startsWith('/shelter/') || (wide && at === '/map')));
