import type { ImportFault } from '@safe-haven/contracts/exchange';
import type { TFunction } from 'i18next';
import { isKey } from '../../../locales/is-key.ts';
import { useT } from '../../../locales/use-t.ts';
import { Button } from '../../../ui/button.tsx';
import { downloadReport } from './download.ts';
import { faultWords } from './fault-words.ts';
import type { Reader } from './reading/reader.ts';
import type { Summary } from './reading/reading.ts';

interface FaultsListProps {
  readonly summary: Summary;
  /** What the program would not take, or did not. */
  readonly refused: readonly ImportFault[];
  readonly reader: Reader;
}

/** More than these are of one kind, most likely: the first ones say which, the report has all. */
const SHOWN = 20;

/** A column that nobody has chosen is called as the form above calls it; any other as the file does. */
function columnWords(t: TFunction<'importing'>, { what, column }: ImportFault): string {
  const key = `column.${column}`;
  return what === 'missing_column' && isKey('importing', key) ? t(key) : (column ?? '');
}

/** What the file says wrongly, line by line and column by column: the first ones, and all of them as a file. */
export function FaultsList({ summary, refused, reader }: FaultsListProps) {
  const t = useT('importing');
  const n = summary.faults + refused.length;
  if (n === 0) return null;
  const shown = [...summary.firstFaults, ...refused].slice(0, SHOWN);
  return (
    <div className="import-faults">
      <p role="alert">{t('faults', { n })}</p>
      <ul>
        {shown.map((fault) => (
          <li key={`${fault.line} ${fault.column} ${fault.what}`}>
            {t(fault.column === null ? 'line' : 'cell', { line: fault.line, column: columnWords(t, fault) })}{' '}
            {faultWords(t, fault)}
          </li>
        ))}
      </ul>
      <Button
        variant="quiet"
        onClick={() => void downloadReport(reader.faults(), refused, (fault) => faultWords(t, fault))}
      >
        {t('report')}
      </Button>
    </div>
  );
}
