import './more-panel.css';
import type { Me } from '@safe-haven/contracts';
import { CircleHelp, LogOut, Search, UserRound, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { LanguageSelect } from '../../features/language/language-select.tsx';
import { useT } from '../../locales/use-t.ts';
import { sessions } from '../../net/session/session.ts';
import { Button } from '../../ui/button.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Icon } from '../../ui/icon.tsx';
import { later } from '../../ui/later.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { setTheme, useTheme } from '../../ui/theme.ts';
import { useReturnFocus } from '../../ui/use-return-focus.ts';
import { type BarSize, screensOf } from './screens.ts';

const ShortcutsList = later(() => import('./shortcuts-list.tsx'), []);

interface MorePanelProps {
  readonly me: Me;
  readonly room: BarSize;
  /** Number of screens that fit in the bar. */
  readonly fits: number;
  onOpen(what: 'help' | 'search'): void;
  onClose(): void;
}

/** The panel "More": the account, screens that do not fit in the bar, theme, keyboard shortcuts, sign-out. */
export function MorePanel({ me, room, fits, onOpen, onClose }: MorePanelProps) {
  const t = useT('session');
  const theme = useTheme();
  const panel = useRef<HTMLDivElement>(null);
  useReturnFocus();
  useEffect(() => {
    const onPress = (event: PointerEvent) => {
      if (!panel.current?.parentElement?.contains(event.target as Node)) onClose();
    };
    addEventListener('pointerdown', onPress);
    return () => removeEventListener('pointerdown', onPress);
  });
  return (
    <div ref={panel} className="more">
      <Drawer title={t('nav.more')} onClose={onClose}>
        <div className="more-inside">
          <div className="more-head">
            <div>
              <h2>{me.name}</h2>
              <p>{[t(`role.${me.role}`), me.organisation].filter(Boolean).join(', ')}</p>
            </div>
            <Button variant="quiet" icon={X} onClick={onClose}>
              {t('close')}
            </Button>
          </div>
          <div className="more-links">
            <Button icon={Search} onClick={() => onOpen('search')}>
              {t('nav.search')}
            </Button>
            <Button icon={CircleHelp} onClick={() => onOpen('help')}>
              {t('nav.help')}
            </Button>
            <Link href="/account" className="button" onClick={onClose}>
              <Icon icon={UserRound} />
              {t('nav.account')}
            </Link>
            {screensOf(me, room, fits).more.map(({ to, name, icon }) => (
              <Link key={to} href={to} className="button" onClick={onClose}>
                <Icon icon={icon} />
                {t(`nav.${name}`)}
              </Link>
            ))}
          </div>
          <SegmentedControl
            label={t('theme.label')}
            value={theme}
            segments={[
              { value: 'light', label: t('theme.light') },
              { value: 'night', label: t('theme.night') },
            ]}
            onChoose={setTheme}
          />
          <LanguageSelect edged />
          <p className="more-hint">{t('quickExitHint')}</p>
          <Button icon={LogOut} wide onClick={() => void sessions.signOut()}>
            {t('signOut')}
          </Button>
          {/* Last: it comes a moment later, and must not move what is about to be pressed. */}
          <ShortcutsList me={me} />
        </div>
      </Drawer>
    </div>
  );
}
