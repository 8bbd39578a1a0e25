import './keys-list.css';
import { SegmentedControl } from '../look/parts/segmented-control.tsx';
import { useWords } from '../words/use-words.ts';
import { oneKey, useOneKey } from './one-key.ts';

const KEYS = [
  ['search', ['/']],
  ['move', ['j', 'k']],
  ['openHouse', ['Enter']],
  ['close', ['Esc']],
  ['theme', ['t']],
  ['help', ['?']],
] as const;

/** What each key does, and the switch for those that are one letter alone. */
export function KeysList() {
  const t = useWords('session');
  const on = useOneKey();
  return (
    <section className="keys">
      <h3>{t('shortcuts.title')}</h3>
      <dl>
        {KEYS.map(([what, keys]) => (
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
