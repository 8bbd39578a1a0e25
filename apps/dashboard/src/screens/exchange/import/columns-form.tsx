import {
  columnsOf,
  type ImportColumn,
  type ImportProfile,
  mappingOf,
  type SheetRow,
} from '@safe-haven/contracts/exchange';
import { useT } from '../../../locales/use-t.ts';
import { Field } from '../../../ui/field.tsx';

interface ColumnsFormProps {
  readonly rows: readonly SheetRow[];
  readonly profile: ImportProfile;
  onChange(profile: ImportProfile): void;
}

/** Which heading of the file each column is, with what stands under it first; or what is so for all lines. */
export function ColumnsForm({ rows, profile, onChange }: ColumnsFormProps) {
  const t = useT('importing');
  const { headings, at, line } = mappingOf(rows, profile);
  const first = rows.find((row) => row.line > line && row.cells.some((cell) => cell !== ''))?.cells ?? [];
  const choose = (column: ImportColumn, heading: string) =>
    onChange({ ...profile, columns: { ...profile.columns, [column]: heading } });
  const sayForAll = (column: ImportColumn, text: string) => {
    const { [column]: _, ...others } = profile.forAll;
    onChange({ ...profile, forAll: text === '' ? others : { ...others, [column]: text } });
  };
  return (
    <div className="import-columns">
      {columnsOf(profile.kind).map(([column, { required, forAll }]) => {
        const place = at[column];
        const name = t(required ? 'mustHave' : 'mayHave', { column: t(`column.${column}`) });
        return (
          <div key={column} className="import-column">
            <Field label={name} hint={place === undefined ? undefined : t('firstCell', { cell: first[place] ?? '' })}>
              {(ids) => (
                <select
                  {...ids}
                  className="input"
                  value={place === undefined ? '' : headings[place]}
                  onChange={(event) => choose(column, event.target.value)}
                >
                  <option value="">{t('notThere')}</option>
                  {[...new Set(headings)].map((heading) => heading !== '' && <option key={heading}>{heading}</option>)}
                </select>
              )}
            </Field>
            {forAll && place === undefined && (
              <Field label={t('forAll', { column: t(`column.${column}`) })}>
                {(ids) => (
                  <input
                    {...ids}
                    className="input"
                    value={profile.forAll[column] ?? ''}
                    onChange={(event) => sayForAll(column, event.target.value)}
                  />
                )}
              </Field>
            )}
          </div>
        );
      })}
    </div>
  );
}
