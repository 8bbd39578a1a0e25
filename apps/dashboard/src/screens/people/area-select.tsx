import { AreaOptions } from '../../features/area/area-options.tsx';
import { useT } from '../../locales/use-t.ts';

interface AreaSelectProps {
  readonly countries: readonly string[];
  /** Id of an area; empty: none yet. */
  readonly value: string;
  onChange(areaId: string): void;
}

/** An area of these countries, from the catalogue. */
export function AreaSelect({ countries, value, onChange, ...ids }: AreaSelectProps) {
  const t = useT('organisations');
  return (
    <select {...ids} value={value} onChange={(e) => onChange(e.target.value)}>
      <option value="">{t('choose')}</option>
      <AreaOptions countries={countries} />
    </select>
  );
}
