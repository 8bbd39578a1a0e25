import { useState } from 'react';
import { useShelter } from '../../../features/shelter/shelter-context.ts';
import { ShelterForm } from '../../../features/shelter/shelter-form.tsx';
import { Choices } from '../../../ui/choices.tsx';
import { Field } from '../../../ui/field.tsx';
import { OptionChip } from '../../../ui/option-chip.tsx';

const PLACE = 'setup:room';
const FEATURES = ['own_bathroom', 'ground_floor', 'step_free'] as const;

/** Adds a room: its name, who shares it, what it has. */
export function AddRoomForm() {
  const { l10n, commands } = useShelter();
  const { t } = l10n;
  const [label, setLabel] = useState('');
  const [privacy, setPrivacy] = useState<'household' | 'shared'>('household');
  const [features, setFeatures] = useState<readonly string[]>([]);
  return (
    <ShelterForm
      place={PLACE}
      title={t('setup.addRoom')}
      submit={t('setup.addRoom')}
      faults={{ label: label.trim() === '' && t('setup.needsName') }}
      onSubmit={() => commands.send(PLACE, 'add-room', { label: label.trim(), privacy, features: [...features] })}
    >
      <Field name="label" label={t('setup.roomName')}>
        {(ids) => <input {...ids} maxLength={60} value={label} onChange={(e) => setLabel(e.target.value)} />}
      </Field>
      <Choices
        legend={t('setup.privacy')}
        options={['household', 'shared'] as const}
        chosen={privacy}
        words={(p) => t(`beds.${p}`)}
        onChoose={setPrivacy}
      />
      <fieldset className="options">
        <legend>{t('setup.features')}</legend>
        <div>
          {FEATURES.map((feature) => (
            <OptionChip
              key={feature}
              type="checkbox"
              checked={features.includes(feature)}
              onChange={(e) =>
                setFeatures(e.target.checked ? [...features, feature] : features.filter((f) => f !== feature))
              }
            >
              {t(`beds.feature.${feature}`)}
            </OptionChip>
          ))}
        </div>
      </fieldset>
    </ShelterForm>
  );
}
