import './nav.css';
import type { Me } from '@safe-haven/contracts';
import { Ellipsis, LayoutList, type LucideIcon, Map as MapIcon, TrendingUp } from 'lucide-react';
import { Link, useLocation } from 'wouter';
import { Icon } from '../look/parts/icon.tsx';
import { useMedia, WIDE } from '../look/use-media.ts';
import { useWords } from '../words/use-words.ts';

const SCREENS: readonly { to: string; word: 'board' | 'map' | 'trends'; needs: string; icon: LucideIcon }[] = [
  { to: '/', word: 'board', needs: 'board', icon: LayoutList },
  { to: '/map', word: 'map', needs: 'board', icon: MapIcon },
  { to: '/trends', word: 'trends', needs: 'trends', icon: TrendingUp },
];

/** The screens that this role may open, no others. Where the list and the map stand side by side, the map is no screen. */
export function Nav({ me, onMore }: { me: Me; onMore?: () => void }) {
  const t = useWords('session');
  const [at] = useLocation();
  const wide = useMedia(WIDE);
  const screens = SCREENS.filter(({ to, needs }) => me.may.includes(needs) && !(wide && to === '/map'));
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
