import type { ImportCounts, Understood } from '@safe-haven/contracts/exchange';
import { useFormat, useT } from '../../../locales/use-t.ts';

/** What would become of a file, or became of it, in numbers. */
export function Counts({ counts, bad }: { readonly counts: ImportCounts; readonly bad: number }) {
  const t = useT('importing');
  const format = useFormat();
  const { registered, added, changed, same, refused } = counts;
  const sums = { registered, added, changed, same, bad: bad + refused.length };
  return (
    <dl className="import-counts">
      {(['registered', 'added', 'changed', 'same', 'bad'] as const).map((what) => (
        <div key={what} data-import={what}>
          <dt>{t(`sum.${what}`)}</dt>
          <dd>{format.number(sums[what])}</dd>
        </div>
      ))}
    </dl>
  );
}

/** So many houses tell whether the file was understood. */
const SHOWN = 12;

/** The houses of a file: which are new, and how many lines each has. */
export function HousesOf({ houses }: Pick<Understood, 'houses'>) {
  const t = useT('importing');
  const format = useFormat();
  return (
    <ul className="sheet-list">
      {houses.slice(0, SHOWN).map(({ shelterId, name, isNew, steps, same }) => (
        <li key={shelterId} className="sheet-line">
          <span className="sheet-words">
            <span className="sheet-name">{name}</span>
            <span className="sheet-detail">
              {t('linesOf', { n: format.number(steps.reduce((sum, { lines }) => sum + lines.length, same.length)) })}
            </span>
          </span>
          <span className="sheet-detail">{t(isNew ? 'newHouse' : 'knownHouse')}</span>
        </li>
      ))}
      {houses.length > SHOWN && <li className="sheet-detail">{t('moreHouses', { n: houses.length - SHOWN })}</li>}
    </ul>
  );
}
