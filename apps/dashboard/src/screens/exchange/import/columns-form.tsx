import {
  columnsOf,
  type ImportColumn,
  type ImportProfile,
  mappingOf,
  type SheetRow,
} from '@safe-haven/contracts/exchange';
import { useT } from '../../../locales/use-t.ts';
import { Field } from '../../../ui/field.tsx';
import { PHONE, useMedia } from '../../../ui/use-media.ts';

interface ColumnsFormProps {
  readonly rows: readonly SheetRow[];
  readonly profile: ImportProfile;
  onChange(profile: ImportProfile): void;
}

/**
 * Maps the headings of the file to the columns of the import, with the first cell as a sample, or one value for all
 * rows. On a phone the optional columns are collapsed.
 */
export function ColumnsForm({ rows, profile, onChange }: ColumnsFormProps) {
  const t = useT('importing');
  const phone = useMedia(PHONE);
  const { headings, at, line } = mappingOf(rows, profile);
  const first = rows.find((row) => row.line > line && row.cells.some((cell) => cell !== ''))?.cells ?? [];
  const choose = (column: ImportColumn, heading: string) =>
    onChange({ ...profile, columns: { ...profile.columns, [column]: heading } });
  const setForAll = (column: ImportColumn, text: string) => {
    const { [column]: _, ...others } = profile.forAll;
    onChange({ ...profile, forAll: text === '' ? others : { ...others, [column]: text } });
  };
  const field = ([column, { required, forAll }]: ReturnType<typeof columnsOf>[number]) => {
    const index = at[column];
    const name = t(required ? 'mustHave' : 'mayHave', { column: t(`column.${column}`) });
    return (
      <div key={column} className="import-column">
        <Field label={name} hint={index === undefined ? undefined : t('firstCell', { cell: first[index] ?? '' })}>
          {(ids) => (
            <select
              {...ids}
              className="input"
              value={index === undefined ? '' : headings[index]}
              onChange={(event) => choose(column, event.target.value)}
            >
              <option value="">{t('notThere')}</option>
              {[...new Set(headings)].map((heading) => heading !== '' && <option key={heading}>{heading}</option>)}
            </select>
          )}
        </Field>
        {forAll && index === undefined && (
          <Field label={t('forAll', { column: t(`column.${column}`) })}>
            {(ids) => (
              <input
                {...ids}
                className="input"
                value={profile.forAll[column] ?? ''}
                onChange={(event) => setForAll(column, event.target.value)}
              />
            )}
          </Field>
        )}
      </div>
    );
  };
  const columns = columnsOf(profile.kind);
  const more = phone ? columns.filter(isOptional) : [];
  return (
    <>
      <div className="import-columns">{columns.filter((column) => !more.includes(column)).map(field)}</div>
      {more.length > 0 && (
        <details className="import-more">
          <summary>{t('moreColumns', { n: more.length })}</summary>
          <div className="import-columns">{more.map(field)}</div>
        </details>
      )}
    </>
  );
}

/** Neither a row nor a new shelter needs this column. */
const isOptional = ([, { required, forAll }]: ReturnType<typeof columnsOf>[number]): boolean => !required && !forAll;
