import { AreaOptions } from './area-options.tsx';

interface AreaSelectProps {
  /** Countries whose areas are offered, in this order. */
  readonly countries: readonly string[];
  /** Id of an area; empty: none is chosen yet. */
  readonly value: string;
  /** The option that stands for none. */
  readonly none: string;
  /** Whether none may be chosen again after an area was. */
  readonly clearable?: boolean;
  onChange(areaId: string): void;
}

/** An area of the catalogue, by country and name: what the map shows of a shelter, never finer. */
export function AreaSelect({ countries, value, none, clearable = false, onChange, ...ids }: AreaSelectProps) {
  return (
    <select {...ids} value={value} onChange={(e) => onChange(e.target.value)}>
      {(clearable || value === '') && <option value="">{none}</option>}
      <AreaOptions countries={countries} />
    </select>
  );
}
