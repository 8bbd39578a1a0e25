import './top-bar.css';
import type { Me } from '@safe-haven/contracts';
import { ChevronDown, House, Moon, Sun } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { useLocation, useRouter } from 'wouter';
import { LanguageSelect } from '../../features/language/language-select.tsx';
import { useT } from '../../locales/use-t.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { later } from '../../ui/later.tsx';
import { useSearchShortcut } from '../../ui/shortcuts/search-shortcut.ts';
import { useShortcuts } from '../../ui/shortcuts/shortcuts.ts';
import { toggleTheme, useTheme } from '../../ui/theme.ts';
import { useDocumentTitle } from '../../ui/use-document-title.ts';
import { PHONE, useMedia, WIDE } from '../../ui/use-media.ts';
import { QuickExitButton } from '../session/quick-exit-button.tsx';
import { helpAt } from './help-places.ts';
import { MorePanel } from './more-panel.tsx';
import { Nav } from './nav.tsx';
import { SkipLink } from './skip-link.tsx';
import { useFit } from './use-fit.ts';

const HelpDrawer = later(() => import('../help/help-drawer.tsx'), ['help', 'refusals']);
const SearchDrawer = later(() => import('../search/search-drawer.tsx'), ['requests', 'search', 'shelter']);

export interface TopBarProps {
  me: Me;
  title: string;
  /** The name of the tab, where the title says too much for it. */
  tab?: string;
  /** Id of the target of the skip link; without it the heading of the screen. */
  skipTo?: string;
  /** Content of the screen, such as a search field. */
  children?: ReactNode;
}

/** The top bar: title, navigation, account and quick exit. */
export function TopBar({ me, title, tab = title, skipTo, children }: TopBarProps) {
  const t = useT('session');
  useDocumentTitle(tab);
  const small = useMedia(PHONE);
  const wide = useMedia(WIDE);
  const room = small ? 'phone' : wide ? 'wide' : 'tablet';
  const [more, setMore] = useState(false);
  const [beside, setBeside] = useState<'help' | 'search' | null>(null);
  const { parser } = useRouter();
  const [at, navigate] = useLocation();
  // On that screen the key focuses the form instead.
  const opensFind = me.may.includes('find') && at !== '/find';
  useShortcuts({
    '?': () => setMore((open) => !open),
    t: toggleTheme,
    ...(opensFind && { f: () => navigate('/find') }),
  });
  const theme = useTheme();
  const isWide = useMedia('(min-width: 1280px)');
  const bar = useRef<HTMLElement>(null);
  const fits = useFit(bar);
  const toggle = () => setMore((open) => !open);
  const open = (what: 'help' | 'search') => {
    setMore(false);
    setBeside(what);
  };
  useSearchShortcut(() => open('search'));
  const close = () => setBeside(null);
  return (
    <>
      <header ref={bar} className="top">
        <SkipLink {...(skipTo && { to: skipTo })} />
        {small ? (
          <p className="top-title">{title}</p>
        ) : (
          <p className="top-product">
            <Icon icon={House} size={18} />
            <span className="top-product-name">{t('product')}</span>
          </p>
        )}
        {small ? <Nav me={me} room={room} onMore={toggle} /> : <Nav me={me} room={room} fits={fits} />}
        <div className="top-screen">{children}</div>
        {isWide && <LanguageSelect />}
        {wide && (
          <Button variant="quiet" icon={theme === 'night' ? Sun : Moon} onClick={toggleTheme}>
            <span className="top-theme-text">{theme === 'night' ? t('theme.light') : t('theme.night')}</span>
          </Button>
        )}
        {!small && (
          <button type="button" className="top-person" aria-expanded={more} onClick={toggle}>
            <span className="top-name">{me.name}</span>
            <span className="top-role">{[t(`role.${me.role}`), me.organisation].filter(Boolean).join(', ')}</span>
            <Icon icon={ChevronDown} />
          </button>
        )}
        <QuickExitButton />
        {more && <MorePanel me={me} room={room} fits={fits} onOpen={open} onClose={() => setMore(false)} />}
      </header>
      {beside === 'help' && <HelpDrawer key={at} me={me} {...helpAt(at, me.role, parser)} onClose={close} />}
      {beside === 'search' && <SearchDrawer me={me} onClose={close} />}
    </>
  );
}
