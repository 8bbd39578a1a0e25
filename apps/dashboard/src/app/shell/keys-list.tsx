import './keys-list.css';
import type { Me } from '@safe-haven/contracts';
import { useT } from '../../locales/use-t.ts';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { oneKey, useOneKey } from '../../ui/shortcuts/one-key.ts';

interface KeyLine {
  readonly what: 'find' | 'hold' | 'request' | 'search' | 'move' | 'openHouse' | 'close' | 'theme' | 'help';
  readonly keys: readonly string[];
  /** The right without which the key does nothing. */
  readonly needs?: string;
}

const KEYS: readonly KeyLine[] = [
  { what: 'find', keys: ['f'], needs: 'find' },
  { what: 'hold', keys: ['Enter'], needs: 'find' },
  { what: 'request', keys: ['r'], needs: 'find' },
  { what: 'search', keys: ['/'], needs: 'board' },
  { what: 'move', keys: ['j', 'k'], needs: 'board' },
  { what: 'openHouse', keys: ['Enter'], needs: 'board' },
  { what: 'close', keys: ['Esc'] },
  { what: 'theme', keys: ['t'] },
  { what: 'help', keys: ['?'] },
];

/** What each key does, and the switch for those that are one letter alone. */
export default function KeysList({ me }: { me: Me }) {
  const t = useT('session');
  const on = useOneKey();
  return (
    <section className="keys">
      <h3>{t('shortcuts.title')}</h3>
      <dl>
        {KEYS.filter(({ needs }) => needs === undefined || me.may.includes(needs)).map(({ what, keys }) => (
          <div key={what} className="keys-line">
            <dt>{t(`shortcuts.${what}`)}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
        <div className="keys-line">
          <dt>{t('shortcuts.exit')}</dt>
          <dd>
            <kbd>Esc</kbd> {t('shortcuts.twice')}
          </dd>
        </div>
      </dl>
      <div className="keys-line">
        <span>{t('shortcuts.toggle')}</span>
        <SegmentedControl
          label={t('shortcuts.toggle')}
          value={on ? 'on' : 'off'}
          segments={[
            { value: 'on', label: t('shortcuts.on') },
            { value: 'off', label: t('shortcuts.off') },
          ]}
          onChoose={(value) => oneKey.set(value === 'on')}
        />
      </div>
    </section>
  );
}
