import { useT } from '../../../locales/use-t.ts';
import type { SheetFault } from './shelters.ts';

/** Further faults are most likely of the same kind. */
const MAX_FAULTS = 20;

/** The faults of the spreadsheet by row and column. */
export function SheetFaults({ faults }: { readonly faults: readonly SheetFault[] }) {
  const t = useT('setup');
  return (
    <div role="alert" className="setup-faults">
      <p>{t('sheet.faults', { count: faults.length })}</p>
      <ul>
        {faults.slice(0, MAX_FAULTS).map(({ line, column, what, cellText }) => (
          <li key={`${line} ${column} ${what}`}>
            {t(column === null ? 'sheet.line' : 'sheet.cell', { line, column: column ?? '' })}{' '}
            {t(`fault.${what}`, { typed: cellText })}
          </li>
        ))}
      </ul>
    </div>
  );
}
