import { useFormat } from '../../locales/use-t.ts';
import type { InputIds } from '../../ui/field.tsx';

/** What is said of a house that can be chosen. */
export interface SelectableShelter {
  readonly shelterId: string;
  readonly name: string;
  readonly country: string;
  readonly area: { readonly id: string; readonly name: string };
}

interface ShelterSelectProps {
  readonly ids: InputIds;
  readonly shelters: readonly SelectableShelter[];
  /** What the first entry says, which stands for none. */
  readonly none: string;
  readonly value: string;
  onChange(shelterId: string): void;
}

/** One house, by country; each with its area, for names alone say little across a border. */
export function ShelterSelect({ ids, shelters, none, value, onChange }: ShelterSelectProps) {
  const { country, area, collator } = useFormat();
  const countries = [...new Set(shelters.map((shelter) => shelter.country))].toSorted();
  return (
    <select {...ids} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{none}</option>
      {countries.map((code) => (
        <optgroup key={code} label={country(code)}>
          {shelters
            .filter((shelter) => shelter.country === code)
            .toSorted((a, b) => collator.compare(a.name, b.name))
            .map((shelter) => (
              <option key={shelter.shelterId} value={shelter.shelterId}>
                {shelter.name}, {area(shelter.area)}
              </option>
            ))}
        </optgroup>
      ))}
    </select>
  );
}
