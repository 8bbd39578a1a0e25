import { AreaOptions } from './area-options.tsx';

interface AreaSelectProps {
  /** Countries whose areas are offered, in order. */
  readonly countries: readonly string[];
  /** Id of an area; empty: none is chosen yet. */
  readonly value: string;
  /** Label of the empty option. */
  readonly none: string;
  /** Whether the choice can be cleared. */
  readonly clearable?: boolean;
  onChange(areaId: string): void;
}

/** A select for an area of the catalogue: the finest location of a shelter that the map shows. */
export function AreaSelect({ countries, value, none, clearable = false, onChange, ...ids }: AreaSelectProps) {
  return (
    <select {...ids} value={value} onChange={(e) => onChange(e.target.value)}>
      {(clearable || value === '') && <option value="">{none}</option>}
      <AreaOptions countries={countries} />
    </select>
  );
}
