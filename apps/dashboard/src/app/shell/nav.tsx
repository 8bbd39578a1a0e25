import './nav.css';
import type { Me } from '@safe-haven/contracts';
import { Ellipsis } from 'lucide-react';
import { Link, useLocation } from 'wouter';
import { useT } from '../../locales/use-t.ts';
import { Icon } from '../../ui/icon.tsx';
import { KeyHint } from '../../ui/shortcuts/key-hint.tsx';
import { type BarSize, screensOf } from './screens.ts';
import { TonightCount } from './tonight-count.tsx';

interface NavProps {
  readonly me: Me;
  readonly room: BarSize;
  /** So many screens at most. */
  readonly fits?: number;
  /** Opens what does not fit; without it there is no button for it here. */
  onMore?(): void;
}

/** The screens that this role may open, no others, as far as they fit. */
export function Nav({ me, room, fits, onMore }: NavProps) {
  const t = useT('session');
  const [at] = useLocation();
  return (
    <nav className="nav" aria-label={t('nav.label')}>
      {screensOf(me, room, fits).bar.map(({ to, name, icon }) => (
        <Link key={to} href={to} className="nav-link" aria-current={currentOf(at, to, room)}>
          <Icon icon={icon} size={18} />
          {name === 'find' && room !== 'wide' ? t('nav.findShort') : t(`nav.${name}`)}
          {name === 'tonight' && <TonightCount />}
          {name === 'find' && <KeyHint shortcut="F" />}
        </Link>
      ))}
      {onMore && (
        <button type="button" className="nav-link" onClick={onMore}>
          <Icon icon={Ellipsis} size={18} />
          {t('nav.more')}
        </button>
      )}
    </nav>
  );
}

/** What has no place of its own in the bar belongs to a screen that has: a house to the board, and where the bar is short requests and transfers to the night. */
const SUBPATHS: Readonly<Record<string, readonly string[]>> = {
  '/': ['/place'],
  '/tonight': ['/requests', '/transfers'],
};

/** Whether this is the screen that is open, or the one that what is open belongs to; on a wide screen the map is on the board. */
function currentOf(at: string, to: string, room: BarSize): 'page' | 'true' | undefined {
  if (at === to || (to === '/' && room === 'wide' && at === '/map')) return 'page';
  const parts = [...(to === '/' ? [] : [to]), ...(room === 'wide' && to === '/tonight' ? [] : (SUBPATHS[to] ?? []))];
  return parts.some((part) => at === part || at.startsWith(`${part}/`)) ? 'true' : undefined;
}
