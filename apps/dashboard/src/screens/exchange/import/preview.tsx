import type { ImportCounts } from '@safe-haven/contracts/exchange';
import { useFormat, useT } from '../../../locales/use-t.ts';
import type { Summary } from './reading/reading.ts';

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

/** The houses of a file: which are new, and how many lines each has. */
export function HousesOf({ summary: { houses, shown } }: { readonly summary: Summary }) {
  const t = useT('importing');
  const format = useFormat();
  return (
    <ul className="sheet-list">
      {shown.map(({ shelterId, name, isNew, lines }) => (
        <li key={shelterId} className="sheet-line">
          <span className="sheet-words">
            <span className="sheet-name">{name}</span>
            <span className="sheet-detail">{t('linesOf', { n: format.number(lines) })}</span>
          </span>
          <span className="sheet-detail">{t(isNew ? 'newHouse' : 'knownHouse')}</span>
        </li>
      ))}
      {houses > shown.length && <li className="sheet-detail">{t('moreHouses', { n: houses - shown.length })}</li>}
    </ul>
  );
}
