import { HOME_COUNTRIES } from '@safe-haven/contracts';
import { AreaOptions } from '../../../features/area/area-options.tsx';
import { useT } from '../../../locales/use-t.ts';
import { Field } from '../../../ui/field.tsx';

interface AreaSelectProps {
  readonly value: string;
  /** The country whose areas stand first; null: in the usual order. */
  readonly first: string | null;
  /** Only areas of `first`. */
  readonly only?: boolean;
  onChange(areaId: string): void;
}

/** An area of the catalogue, by country and name: what the map shows of a house, never finer. */
export function AreaSelect({ value, first, only = false, onChange }: AreaSelectProps) {
  const t = useT('shelter');
  const setup = useT('setup');
  const countries = HOME_COUNTRIES.filter((country) => !only || country === first).toSorted(
    (a, b) => Number(b === first) - Number(a === first),
  );
  return (
    <Field name="area" label={t('setup.area')} hint={t('setup.areaHint')}>
      {(ids) => (
        <select {...ids} value={value} onChange={(e) => onChange(e.target.value)}>
          {value === '' && <option value="">{setup('new.chooseArea')}</option>}
          <AreaOptions countries={countries} />
        </select>
      )}
    </Field>
  );
}
