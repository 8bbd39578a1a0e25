import { areasOf, HOME_COUNTRIES, HOME_TIMEZONES, shelterKind, shelterMode } from '@safe-haven/contracts';
import { type CellType, countryCodes, type ImportColumn } from '@safe-haven/contracts/exchange';
import { useId } from 'react';
import { useFormat, useT } from '../../../locales/use-t.ts';
import { Field } from '../../../ui/field.tsx';

interface ForAllFieldProps {
  readonly label: string;
  readonly type: CellType;
  readonly column: ImportColumn;
  readonly value: string;
  /** The country that was said for all rows: its areas are proposed. */
  readonly country: string | undefined;
  onChange(text: string): void;
}

/** What is so for all rows: from a list where there is one, else typed. */
export function ForAllField({ label, type, column, value, country, onChange }: ForAllFieldProps) {
  const t = useT('importing');
  const choices = useChoices(type);
  const areas = useAreas(column === 'area' ? country : undefined);
  const listId = useId();
  return (
    <Field label={label}>
      {(ids) =>
        choices === null ? (
          <>
            <input
              {...ids}
              className="input"
              list={areas.length > 0 ? listId : undefined}
              value={value}
              onChange={(event) => onChange(event.target.value)}
            />
            {areas.length > 0 && (
              <datalist id={listId}>
                {areas.map((area) => (
                  <option key={area} value={area} />
                ))}
              </datalist>
            )}
          </>
        ) : (
          <select {...ids} className="input" value={value} onChange={(event) => onChange(event.target.value)}>
            <option value="">{t('chooseOne')}</option>
            {choices.map(([code, name]) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
            {value !== '' && !choices.some(([code]) => code === value) && <option>{value}</option>}
          </select>
        )
      }
    </Field>
  );
}

/** The codes of a type with their names, those of the region first; null: there is no list of them. */
function useChoices(type: CellType): readonly (readonly [code: string, name: string])[] | null {
  const [t, shelter, format] = [useT('importing'), useT('shelter'), useFormat()];
  switch (type) {
    case 'kind':
      return shelterKind.options.map((kind) => [kind, shelter(`kind.${kind}`)] as const);
    case 'mode':
      return shelterMode.options.map((mode) => [mode, t(`mode.${mode}`)] as const);
    case 'country':
      return homeFirst(HOME_COUNTRIES, countryCodes()).map((code) => [code, format.country(code)] as const);
    case 'timezone':
      return homeFirst(Object.values(HOME_TIMEZONES), Intl.supportedValuesOf('timeZone')).map(
        (zone) => [zone, zone] as const,
      );
    default:
      return null;
  }
}

const homeFirst = (home: readonly string[], all: readonly string[]): readonly string[] => [
  ...new Set([...home, ...all]),
];

/** The names of a country's areas. */
function useAreas(country: string | undefined): readonly string[] {
  const format = useFormat();
  if (country === undefined) return [];
  return areasOf(country).map(({ id, names }) => format.area({ id, name: names.en }));
}
