import {
  columnsOf,
  type ImportColumn,
  type ImportProfile,
  mappingOf,
  type SheetRow,
} from '@safe-haven/contracts/exchange';
import { useT } from '../../../locales/use-t.ts';
import { PHONE, useMedia } from '../../../ui/use-media.ts';
import { ColumnField } from './column-field.tsx';

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
  const named = [...new Set(headings)].filter((heading) => heading !== '');
  const setForAll = (column: ImportColumn, text: string) => {
    const { [column]: _, ...others } = profile.forAll;
    onChange({ ...profile, forAll: text === '' ? others : { ...others, [column]: text } });
  };
  const field = ([column, rule]: ReturnType<typeof columnsOf>[number]) => {
    const indexes = at[column] ?? [];
    return (
      <ColumnField
        key={column}
        column={column}
        rule={rule}
        headings={named}
        chosen={indexes.map((index) => headings[index] ?? '')}
        firstCell={indexes.map((index) => first[index] ?? '').join(' + ')}
        forAll={profile.forAll[column] ?? ''}
        country={profile.forAll.country}
        onChoose={(heading) => onChange({ ...profile, columns: { ...profile.columns, [column]: heading } })}
        onSay={(text) => setForAll(column, text)}
      />
    );
  };
  // Asked where rooms are counted alone.
  const columns = columnsOf(profile.kind).filter(([column]) => column !== 'beds_per_room' || at.rooms_occupied);
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
