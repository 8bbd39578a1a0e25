import { areasOf, type ExactRow, HOME_COUNTRIES, shelterKind } from '@safe-haven/contracts';
import { useState } from 'react';
import { AreaSelect } from '../../../features/area/area-select.tsx';
import { useShelter } from '../../../features/shelter/shelter-context.ts';
import { ShelterForm } from '../../../features/shelter/shelter-form.tsx';
import { useT } from '../../../locales/use-t.ts';
import { Choices } from '../../../ui/choices.tsx';
import { Field } from '../../../ui/field.tsx';

const PLACE = 'setup:profile';

/** The profile: name, area of the catalogue, and kind of shelter. */
export function ProfileForm({ row, isPublished }: { readonly row: ExactRow; readonly isPublished: boolean }) {
  const { l10n, commands } = useShelter();
  const { t } = l10n;
  const s = useT('setup');
  const countries = HOME_COUNTRIES.toSorted((a, b) => Number(b === row.country) - Number(a === row.country));
  const [name, setName] = useState(row.name);
  const [kind, setKind] = useState(row.kind);
  const [area, setArea] = useState(row.area.id);
  return (
    <ShelterForm
      place={PLACE}
      title={t('setup.profile')}
      submit={t('setup.save')}
      faults={{ name: name.trim() === '' && t('setup.needsName') }}
      onSubmit={() =>
        commands.send(PLACE, 'change-profile', {
          name: name.trim(),
          kind,
          ...(area === row.area.id ? {} : { area: { id: area } }),
        })
      }
    >
      {isPublished && <p className="field-hint">{s('change.hint')}</p>}
      <Field name="name" label={t('setup.name')}>
        {(ids) => <input {...ids} maxLength={60} value={name} onChange={(e) => setName(e.target.value)} />}
      </Field>
      {areasOf(row.country).length > 0 && (
        <Field label={t('setup.area')} hint={t('setup.areaHint')}>
          {(ids) => (
            <AreaSelect {...ids} countries={countries} value={area} none={t('setup.area')} onChange={setArea} />
          )}
        </Field>
      )}
      <Choices
        legend={t('setup.kind')}
        options={shelterKind.options}
        chosen={kind}
        labelOf={(k) => t(`kind.${k}`)}
        onChoose={setKind}
      />
    </ShelterForm>
  );
}
