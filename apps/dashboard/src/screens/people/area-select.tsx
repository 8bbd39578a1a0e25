import { areasOf } from '@safe-haven/contracts';
import { useFormat, useT } from '../../locales/use-t.ts';

interface AreaSelectProps {
  readonly countries: readonly string[];
  /** Id of an area; empty: none yet. */
  readonly value: string;
  onChange(areaId: string): void;
}

/** An area of these countries, from the catalogue. */
export function AreaSelect({ countries, value, onChange, ...ids }: AreaSelectProps) {
  const t = useT('organisations');
  const format = useFormat();
  return (
    <select {...ids} value={value} onChange={(e) => onChange(e.target.value)}>
      <option value="">{t('choose')}</option>
      {countries.map((country) => (
        <optgroup key={country} label={format.country(country)}>
          {areasOf(country)
            .map(({ id, names }) => ({ id, name: format.area({ id, name: names.en }) }))
            .toSorted((a, b) => format.collator.compare(a.name, b.name))
            .map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
        </optgroup>
      ))}
    </select>
  );
}
