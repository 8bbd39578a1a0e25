import { useT } from '../../locales/use-t.ts';
import { Field } from '../../ui/field.tsx';

interface OrganisationSelectProps {
  /** Name of the field in its form. */
  readonly name: string;
  readonly organisations: readonly string[];
  readonly value: string;
  onChange(organisation: string): void;
}

/** A select of organisations; without any it says that one has to be created first. */
export function OrganisationSelect({ name, organisations, value, onChange }: OrganisationSelectProps) {
  const t = useT('people');
  const hint = organisations.length === 0 ? t('form.noOrganisation') : t('form.organisationHint');
  return (
    <Field name={name} label={t('form.organisation')} hint={hint}>
      {(ids) => (
        <select {...ids} value={value} onChange={(e) => onChange(e.target.value)}>
          <option value="">{t('form.choose')}</option>
          {organisations.map((organisation) => (
            <option key={organisation} value={organisation}>
              {organisation}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
