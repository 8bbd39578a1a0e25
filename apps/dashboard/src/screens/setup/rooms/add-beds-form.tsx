import { type BedKind, bedKind, type Room } from '@safe-haven/contracts';
import { useState } from 'react';
import { useShelter } from '../../../features/shelter/shelter-context.ts';
import { ShelterForm } from '../../../features/shelter/shelter-form.tsx';
import { Choices } from '../../../ui/choices.tsx';
import { Field } from '../../../ui/field.tsx';
import { OptionChip } from '../../../ui/option-chip.tsx';
import { Stepper } from '../../../ui/stepper.tsx';
import { newLabels } from './new-labels.ts';

/** Adds beds of one kind to a room; labels continue from the existing ones. */
export function AddBedsForm({ room, place }: { readonly room: Room; readonly place: string }) {
  const { l10n, commands } = useShelter();
  const { t } = l10n;
  const [kind, setKind] = useState<BedKind>('adult');
  const [count, setCount] = useState(1);
  const [stepFree, setStepFree] = useState(false);
  const [text, setText] = useState<string | null>(null);
  const labels =
    text === null
      ? newLabels(
          room.beds.map((b) => b.label),
          count,
        )
      : split(text);
  const beds = labels.map((label) => ({ label, kind, ...(stepFree ? { stepFree } : {}) }));
  return (
    <ShelterForm
      place={place}
      title={t('setup.addBedsTo', { room: room.label })}
      submit={t('setup.addCount', { count: beds.length })}
      faults={{ beds: beds.length === 0 && t('setup.needsName') }}
      onSubmit={() => commands.send(place, 'add-beds', { roomId: room.roomId, beds })}
    >
      <Choices
        legend={t('setup.bedKind')}
        options={bedKind.options}
        chosen={kind}
        labelOf={(k) => t(`beds.kind.${k}`)}
        onChoose={setKind}
      />
      <Stepper
        label={t('setup.howMany')}
        min={1}
        max={20}
        value={count}
        onChange={(n) => {
          setCount(n);
          setText(null);
        }}
      />
      <Field name="beds" label={t('setup.bedNames')} hint={t('setup.bedNamesHint')}>
        {(ids) => <input {...ids} value={text ?? labels.join(', ')} onChange={(e) => setText(e.target.value)} />}
      </Field>
      <OptionChip type="checkbox" checked={stepFree} onChange={(e) => setStepFree(e.target.checked)}>
        {t('beds.stepFree')}
      </OptionChip>
    </ShelterForm>
  );
}

const split = (text: string): readonly string[] =>
  text
    .split(',')
    .map((label) => label.trim())
    .filter((label) => label !== '');
