import { useT } from '../../../locales/use-t.ts';
import type { SheetFault } from './shelters.ts';

/** More than these are of one kind, most likely: the first ones say which. */
const SHOWN = 20;

/** What the sheet says wrongly, line by line and column by column. */
export function SheetFaults({ faults }: { readonly faults: readonly SheetFault[] }) {
  const t = useT('setup');
  return (
    <div role="alert" className="setup-faults">
      <p>{t('sheet.faults', { count: faults.length })}</p>
      <ul>
        {faults.slice(0, SHOWN).map(({ line, column, what, cellText }) => (
          <li key={`${line} ${column} ${what}`}>
            {t(column === null ? 'sheet.line' : 'sheet.cell', { line, column: column ?? '' })}{' '}
            {t(`fault.${what}`, { typed: cellText })}
          </li>
        ))}
      </ul>
    </div>
  );
}
