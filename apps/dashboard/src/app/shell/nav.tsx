import './nav.css';
import type { Me } from '@safe-haven/contracts';
import { Ellipsis } from 'lucide-react';
import { Fragment } from 'react';
import { Link, useLocation } from 'wouter';
import { useT } from '../../locales/use-t.ts';
import { Icon } from '../../ui/icon.tsx';
import { lazyOptional } from '../../ui/lazy-optional.tsx';
import { KeyHint } from '../../ui/shortcuts/key-hint.tsx';
import { type BarSize, screensOf } from './screens.ts';

/** Loaded in parallel to the list: reads and their cache (TanStack Query, 11 kB) need not arrive before it. */
const TonightCount = lazyOptional(() => import('./tonight-count.tsx'), []);
const CountryCount = lazyOptional(() => import('./country-count.tsx'), []);
const OperationTab = lazyOptional(() => import('./operation-tab.tsx'), []);

interface NavProps {
  readonly me: Me;
  readonly room: BarSize;
  /** Maximum number of screens shown. */
  readonly fits?: number;
  /** Opens "More"; without it there is no button. */
  onMore?(): void;
}

/** Links to the screens that this role may open, as far as they fit. */
export function Nav({ me, room, fits, onMore }: NavProps) {
  const t = useT('session');
  const [at] = useLocation();
  return (
    <nav className="nav" aria-label={t('nav.label')}>
      {screensOf(me, room, fits).bar.map(({ to, name, icon }) => (
        <Fragment key={to}>
          {name === 'tonight' && room === 'phone' && me.may.includes('requests') && <OperationTab />}
          <Link href={to} className="nav-link" aria-current={currentOf(at, to, room)}>
            <Icon icon={icon} size={18} />
            {name === 'find' && room !== 'wide' ? t('nav.findShort') : t(`nav.${name}`)}
            {name === 'tonight' && (me.may.includes('requests') ? <TonightCount /> : <CountryCount />)}
            {name === 'find' && <KeyHint shortcut="F" />}
          </Link>
        </Fragment>
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

/**
 * Paths that mark another screen as current: a shelter belongs to the board; on narrow bars requests and transfers
 * belong to Tonight.
 */
const SUBPATHS: Readonly<Record<string, readonly string[]>> = {
  '/': ['/place'],
  '/tonight': ['/requests', '/transfers'],
};

/**
 * The `aria-current` of a link: for its own path and those of `SUBPATHS`. On a wide screen the map belongs to the
 * board.
 */
function currentOf(at: string, to: string, room: BarSize): 'page' | 'true' | undefined {
  if (at === to || (to === '/' && room === 'wide' && at === '/map')) return 'page';
  const parts = [...(to === '/' ? [] : [to]), ...(room === 'wide' && to === '/tonight' ? [] : (SUBPATHS[to] ?? []))];
  return parts.some((part) => at === part || at.startsWith(`${part}/`)) ? 'true' : undefined;
}
