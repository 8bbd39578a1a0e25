import type { ImportCounts } from '@safe-haven/contracts/exchange';
import { useFormat, useT } from '../../../locales/use-t.ts';
import type { Summary } from './reading/reading.ts';

/** The expected or actual effects of an import, in numbers. */
export function Counts({ counts, faultCount }: { readonly counts: ImportCounts; readonly faultCount: number }) {
  const t = useT('importing');
  const format = useFormat();
  const { registered, added, changed, same, refused } = counts;
  const sums = { registered, added, changed, same, bad: faultCount + refused.length };
  return (
    <dl className="import-counts">
      {(['registered', 'added', 'changed', 'same', 'bad'] as const).map((count) => (
        <div key={count} data-import={count}>
          <dt>{t(`sum.${count}`)}</dt>
          <dd>{format.number(sums[count])}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The shelters of a file: which are new, and how many rows each has. */
export function ShelterList({ summary: { shelters, shown } }: { readonly summary: Summary }) {
  const t = useT('importing');
  const format = useFormat();
  return (
    <ul className="sheet-list">
      {shown.map(({ shelterId, name, isNew, lines }) => (
        <li key={shelterId} className="sheet-line">
          <span className="sheet-text">
            <span className="sheet-name">{name}</span>
            <span className="sheet-detail">{t('linesOf', { n: format.number(lines) })}</span>
          </span>
          <span className="sheet-detail">{t(isNew ? 'newHouse' : 'knownShelter')}</span>
        </li>
      ))}
      {shelters > shown.length && <li className="sheet-detail">{t('moreHouses', { n: shelters - shown.length })}</li>}
    </ul>
  );
}
