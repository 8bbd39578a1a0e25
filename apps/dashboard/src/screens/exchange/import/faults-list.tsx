import type { ImportFault } from '@safe-haven/contracts/exchange';
import type { TFunction } from 'i18next';
import { isKey } from '../../../locales/is-key.ts';
import { useT } from '../../../locales/use-t.ts';
import { Button } from '../../../ui/button.tsx';
import { downloadReport } from './download.ts';
import { faultWords } from './fault-words.ts';

/** More than these are of one kind, most likely: the first ones say which, the report has all. */
const SHOWN = 20;

/** A column that nobody has chosen is called as the form above calls it; any other as the file does. */
function columnWords(t: TFunction<'importing'>, { what, column }: ImportFault): string {
  const key = `column.${column}`;
  return what === 'missing_column' && isKey('importing', key) ? t(key) : (column ?? '');
}

/** What the file says wrongly, line by line and column by column. */
export function FaultsList({ faults }: { readonly faults: readonly ImportFault[] }) {
  const t = useT('importing');
  if (faults.length === 0) return null;
  return (
    <div className="import-faults">
      <p role="alert">{t('faults', { n: faults.length })}</p>
      <ul>
        {faults.slice(0, SHOWN).map((fault) => (
          <li key={`${fault.line} ${fault.column} ${fault.what}`}>
            {t(fault.column === null ? 'line' : 'cell', { line: fault.line, column: columnWords(t, fault) })}{' '}
            {faultWords(t, fault)}
          </li>
        ))}
      </ul>
      <Button variant="quiet" onClick={() => downloadReport(faults, (fault) => faultWords(t, fault))}>
        {t('report')}
      </Button>
    </div>
  );
}
