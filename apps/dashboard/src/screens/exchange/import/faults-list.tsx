import type { ImportFault } from '@safe-haven/contracts/exchange';
import { useT } from '../../../locales/use-t.ts';
import { Button } from '../../../ui/button.tsx';
import { downloadReport } from './download.ts';
import { faultWords } from './fault-words.ts';

/** More than these are of one kind, most likely: the first ones say which, the report has all. */
const SHOWN = 20;

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
            {t(fault.column === null ? 'line' : 'cell', { line: fault.line, column: fault.column ?? '' })}{' '}
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
