import type { TransferDetails } from '@safe-haven/contracts';
import '../../../ui/choice-list.css';
import { useFormat, useT } from '../../../locales/use-t.ts';
import { Field } from '../../../ui/field.tsx';

export interface LegalInput {
  /** A country, `another`, or '' for not known. */
  readonly citizenOf: string;
  readonly seeksAsylum: boolean;
}
export const NOT_STATED: LegalInput = { citizenOf: '', seeksAsylum: false };
const ANOTHER = 'another';

/** The legal status for the API: citizens of other countries are foreigners in each; unknown excludes nothing. */
export const legalOf = (
  { citizenOf, seeksAsylum }: LegalInput,
  country: string | null,
): Pick<TransferDetails, 'citizenOf' | 'seeksAsylumIn'> => ({
  citizenOf: citizenOf === '' ? null : citizenOf === ANOTHER ? [] : [citizenOf],
  seeksAsylumIn: seeksAsylum ? country : null,
});

interface LegalFieldsProps {
  readonly value: LegalInput;
  readonly countries: readonly string[];
  onChange(value: LegalInput): void;
}

/** The legal status of a party: it decides which shelters may take them across a border. */
export function LegalFields({ value, countries, onChange }: LegalFieldsProps) {
  const t = useT('transfers');
  const { country } = useFormat();
  return (
    <>
      <Field label={t('form.citizenOf')} hint={t('form.regimeHint')}>
        {(ids) => (
          <select
            {...ids}
            value={value.citizenOf}
            onChange={(event) => onChange({ ...value, citizenOf: event.target.value })}
          >
            <option value="">{t('form.unknown')}</option>
            {countries.map((code) => (
              <option key={code} value={code}>
                {country(code)}
              </option>
            ))}
            <option value={ANOTHER}>{t('form.another')}</option>
          </select>
        )}
      </Field>
      <label className="choice">
        <input
          type="checkbox"
          checked={value.seeksAsylum}
          onChange={(event) => onChange({ ...value, seeksAsylum: event.target.checked })}
        />
        <span className="choice-text">{t('form.asylum')}</span>
      </label>
    </>
  );
}
