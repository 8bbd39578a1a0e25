import { HOME_COUNTRIES } from '@safe-haven/contracts';
import { useFormat, useT } from '../../locales/use-t.ts';
import { Field } from '../../ui/field.tsx';
import { OrganisationSelect } from './organisation-select.tsx';
import { canBeLimitedToShelters, needsCountry, needsOrganisation, ROLES, type RoleInput } from './role-needs.ts';

interface RolePickerProps {
  readonly value: RoleInput;
  readonly organisations: readonly string[];
  /** Prefix of its field names, if a form has several roles. */
  readonly prefix?: string;
  onChange(value: RoleInput): void;
}

/** A select for a role with its description, and the fields it needs. */
export function RolePicker({ value, organisations, prefix = '', onChange }: RolePickerProps) {
  const t = useT('people');
  const s = useT('session');
  const format = useFormat();
  const change = (part: Partial<RoleInput>) => onChange({ ...value, ...part });
  const { role } = value;
  return (
    <div className="form">
      <Field name={`${prefix}role`} label={t('role')} hint={role === '' ? undefined : s(`roleDoes.${role}`)}>
        {(ids) => (
          <select {...ids} value={role} onChange={(e) => change({ role: e.target.value as RoleInput['role'] })}>
            <option value="">{t('form.choose')}</option>
            {ROLES.map((each) => (
              <option key={each} value={each}>
                {s(`role.${each}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {needsOrganisation(role) && (
        <OrganisationSelect
          name={`${prefix}organisation`}
          organisations={organisations}
          value={value.organisation}
          onChange={(organisation) => change({ organisation })}
        />
      )}
      {needsCountry(role) && (
        <Field name={`${prefix}country`} label={t('form.country')}>
          {(ids) => (
            <select {...ids} value={value.country} onChange={(e) => change({ country: e.target.value })}>
              <option value="">{t('form.choose')}</option>
              {HOME_COUNTRIES.map((country) => (
                <option key={country} value={country}>
                  {format.country(country)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {canBeLimitedToShelters(role) && (
        <Field name={`${prefix}shelters`} label={t('form.houses')} hint={t('form.housesHint')}>
          {(ids) => (
            <input
              {...ids}
              autoCapitalize="none"
              spellCheck={false}
              value={value.shelters}
              onChange={(e) => change({ shelters: e.target.value })}
            />
          )}
        </Field>
      )}
    </div>
  );
}
