import { useFormat } from '../../../locales/use-t.ts';
import type { InputIds } from '../../../ui/field.tsx';

/** The data of a selectable shelter. */
interface SelectableShelter {
  readonly shelterId: string;
  readonly name: string;
  readonly country: string;
  readonly area: { readonly id: string; readonly name: string };
}

interface ShelterSelectProps {
  readonly ids: InputIds;
  readonly shelters: readonly SelectableShelter[];
  /** Label of the empty option. */
  readonly none: string;
  readonly value: string;
  onChange(shelterId: string): void;
}

/** A select of shelters grouped by country, each with its area. */
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
