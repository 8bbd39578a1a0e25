import type { ImportFault } from '@safe-haven/contracts/exchange';
import type { TFunction } from 'i18next';
import { isKey } from '../../../locales/is-key.ts';
import { useT } from '../../../locales/use-t.ts';
import { Button } from '../../../ui/button.tsx';
import { downloadReport } from './download.ts';
import { formatFault } from './format-fault.ts';
import type { Reader } from './reading/reader.ts';
import type { Summary } from './reading/reading.ts';

interface FaultsListProps {
  readonly summary: Summary;
  /** The rows that the server refused, in the check or in the run. */
  readonly refused: readonly ImportFault[];
  readonly reader: Reader;
}

/** Further faults are most likely of the same kind; the downloaded report has all. */
const MAX_FAULTS = 20;

/** The name of a column: as in the form above where it is missing from the file, else as in the file. */
function formatColumn(t: TFunction<'importing'>, { what, column }: ImportFault): string {
  const key = `column.${column}`;
  return what.startsWith('missing') && isKey('importing', key) ? t(key) : (column ?? '');
}

/** What was changed in cells so that their rows can be used. */
export function NoticesList({ summary: { notices, firstNotices } }: { readonly summary: Summary }) {
  const t = useT('importing');
  if (notices === 0) return null;
  return (
    <div className="import-faults">
      <p role="status">{t('notices', { n: notices })}</p>
      <ul>
        {firstNotices.map(({ line, column, what, typed, as }) => (
          <li key={`${line} ${column}`}>
            {t('cell', { line, column })} {t(`notice.${what}`, { typed, as })}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The first faults by row and column, and a download of all. */
export function FaultsList({ summary, refused, reader }: FaultsListProps) {
  const t = useT('importing');
  const n = summary.faults + refused.length;
  if (n === 0) return null;
  const shown = [...summary.firstFaults, ...refused].slice(0, MAX_FAULTS);
  return (
    <div className="import-faults">
      <p role="alert">{t('faults', { n })}</p>
      <ul>
        {shown.map((fault) => (
          <li key={`${fault.line} ${fault.column} ${fault.what}`}>
            {t(fault.column === null ? 'line' : 'cell', { line: fault.line, column: formatColumn(t, fault) })}{' '}
            {formatFault(t, fault)}
          </li>
        ))}
      </ul>
      <Button
        variant="quiet"
        onClick={() => void downloadReport(reader.faults(), refused, (fault) => formatFault(t, fault))}
      >
        {t('report')}
      </Button>
    </div>
  );
}
