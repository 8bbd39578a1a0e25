import { HOME_COUNTRIES, type ListedOrganisation, organisationMade } from '@safe-haven/contracts';
import { useState } from 'react';
import { AreaSelect } from '../../features/area/area-select.tsx';
import { useFormat, useT } from '../../locales/use-t.ts';
import { api } from '../../net/api.ts';
import { useCommand } from '../../net/command/use-command.ts';
import { noContent } from '../../net/no-content.ts';
import { ChoicesOfMany } from '../../ui/choice-list.tsx';
import { Field } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { FormPart } from '../../ui/form-part.tsx';
import { Problem } from '../../ui/problem.tsx';

type Country = (typeof HOME_COUNTRIES)[number];
const isHome = (code: string): code is Country => HOME_COUNTRIES.some((country) => country === code);

interface OrganisationFormProps {
  /** Null: a new organisation. */
  readonly organisation: ListedOrganisation | null;
  onCreated(): void;
  onClose(): void;
}

/** The form of an organisation. A name that is confusable with another one needs a confirmation. */
export function OrganisationForm({ organisation, onCreated, onClose }: OrganisationFormProps) {
  const t = useT('organisations');
  const p = useT('people');
  const format = useFormat();
  const { busy, problem, send } = useCommand();
  const [name, setName] = useState(organisation?.name ?? '');
  const [countries, setCountries] = useState<readonly Country[]>((organisation?.countries ?? []).filter(isHome));
  const [area, setArea] = useState(organisation?.area?.id ?? '');
  const [isConfirmedDistinct, setIsConfirmedDistinct] = useState(false);
  const like = typeof problem?.like === 'string' ? problem.like : null;
  const about = { name: name.trim(), countries, area, distinct: isConfirmedDistinct };
  const submit = async () => {
    const sent =
      organisation?.organisationId == null
        ? await send((key) => api.post('/api/organisations/register', about, organisationMade, { key }))
        : await send((key) =>
            api.post(`/api/organisations/${organisation.organisationId}/change`, about, noContent, { key }),
          );
    if (sent) onCreated();
  };
  const inOne = countries.some((code) => area.startsWith(`${code.toLowerCase()}-`));
  const faults = {
    name: about.name === '' && t('needsName'),
    countries: countries.length === 0 && t('needsCountry'),
    area: !inOne && t('needsArea'),
  };
  return (
    <Form
      autoFocus
      submit={organisation === null ? t('submit') : t('save')}
      sending={p('sending')}
      busy={busy}
      faults={faults}
      problem={problem}
      refusal={
        problem && (
          <Problem problem={problem}>
            {like !== null && <p className="problem-next">{t('onTheList', { name: like })}</p>}
          </Problem>
        )
      }
      cancel={{ label: p('cancel'), run: onClose }}
      onSubmit={() => void submit()}
    >
      <NameField value={name} isFixed={organisation !== null && !organisation.mayRename} onChange={setName} />
      {problem?.code === 'organisation_almost' && (
        <DistinctChoice checked={isConfirmedDistinct} onChange={setIsConfirmedDistinct} />
      )}
      <FormPart name="countries">
        <ChoicesOfMany
          legend={t('countries')}
          row
          choices={HOME_COUNTRIES.map((value) => ({ value, label: format.country(value) }))}
          chosen={countries}
          onChange={setCountries}
        />
      </FormPart>
      <Field name="area" label={t('area')} hint={t('areaHint')}>
        {(ids) => (
          <AreaSelect {...ids} countries={countries} value={area} none={t('choose')} clearable onChange={setArea} />
        )}
      </Field>
    </Form>
  );
}

interface NameFieldProps {
  readonly value: string;
  readonly isFixed: boolean;
  onChange(name: string): void;
}

function NameField({ value, isFixed, onChange }: NameFieldProps) {
  const t = useT('organisations');
  return (
    <Field name="name" label={t('name')} hint={isFixed ? t('nameFixed') : t('nameHint')}>
      {(ids) => (
        <input
          {...ids}
          autoComplete="off"
          maxLength={60}
          readOnly={isFixed}
          value={value}
          onChange={(e) => onChange(e.target.value)}
        />
      )}
    </Field>
  );
}

/** That it is another organisation than the one whose name is confusable with it. */
function DistinctChoice({ checked, onChange }: { readonly checked: boolean; onChange(isDistinct: boolean): void }) {
  const t = useT('organisations');
  return (
    <label className="choice">
      <input type="checkbox" checked={checked} onChange={(e) => onChange(e.target.checked)} />
      <span className="choice-text">{t('distinct')}</span>
    </label>
  );
}
