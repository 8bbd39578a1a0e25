import './shortcuts-list.css';
import type { Me } from '@safe-haven/contracts';
import { useT } from '../../locales/use-t.ts';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { shortcutSetting, useShortcutsOn } from '../../ui/shortcuts/shortcuts.ts';

interface Shortcut {
  readonly what: 'find' | 'hold' | 'request' | 'search' | 'move' | 'openHouse' | 'close' | 'theme' | 'help';
  readonly keys: readonly string[];
  /** The right that is needed for the shortcut. */
  readonly needs?: string;
}

const SHORTCUTS: readonly Shortcut[] = [
  { what: 'find', keys: ['f'], needs: 'find' },
  { what: 'hold', keys: ['Enter'], needs: 'find' },
  { what: 'request', keys: ['r'], needs: 'find' },
  { what: 'search', keys: ['/'] },
  { what: 'move', keys: ['j', 'k'], needs: 'board' },
  { what: 'openHouse', keys: ['Enter'], needs: 'board' },
  { what: 'close', keys: ['Esc'] },
  { what: 'theme', keys: ['t'] },
  { what: 'help', keys: ['?'] },
];

/** The keyboard shortcuts of this role, and the switch for single-key shortcuts. */
export default function ShortcutsList({ me }: { me: Me }) {
  const t = useT('session');
  const on = useShortcutsOn();
  return (
    <section className="shortcuts">
      <h3>{t('shortcuts.title')}</h3>
      <dl>
        {SHORTCUTS.filter(({ needs }) => needs === undefined || me.may.includes(needs)).map(({ what, keys }) => (
          <div key={what} className="shortcuts-row">
            <dt>{t(`shortcuts.${what}`)}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
        <div className="shortcuts-row">
          <dt>{t('shortcuts.exit')}</dt>
          <dd>
            <kbd>Esc</kbd> {t('shortcuts.twice')}
          </dd>
        </div>
      </dl>
      <div className="shortcuts-row">
        <span>{t('shortcuts.toggle')}</span>
        <SegmentedControl
          label={t('shortcuts.toggle')}
          value={on ? 'on' : 'off'}
          segments={[
            { value: 'on', label: t('shortcuts.on') },
            { value: 'off', label: t('shortcuts.off') },
          ]}
          onChoose={(value) => shortcutSetting.set(value === 'on')}
        />
      </div>
    </section>
  );
}
