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

/** Which heading of the file each column is, with what stands under it first; or what is so for all lines. On a phone those that are not needed are folded away. */
export function ColumnsForm({ rows, profile, onChange }: ColumnsFormProps) {
  const t = useT('importing');
  const phone = useMedia(PHONE);
  const { headings, at, line } = mappingOf(rows, profile);
  const first = rows.find((row) => row.line > line && row.cells.some((cell) => cell !== ''))?.cells ?? [];
  const choose = (column: ImportColumn, heading: string) =>
    onChange({ ...profile, columns: { ...profile.columns, [column]: heading } });
  const sayForAll = (column: ImportColumn, text: string) => {
    const { [column]: _, ...others } = profile.forAll;
    onChange({ ...profile, forAll: text === '' ? others : { ...others, [column]: text } });
  };
  const field = ([column, { required, forAll }]: ReturnType<typeof columnsOf>[number]) => {
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
  };
  const columns = columnsOf(profile.kind);
  const more = phone ? columns.filter(isExtra) : [];
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

/** A line can be used without it, and a new house too. */
const isExtra = ([, { required, forAll }]: ReturnType<typeof columnsOf>[number]): boolean => !required && !forAll;
