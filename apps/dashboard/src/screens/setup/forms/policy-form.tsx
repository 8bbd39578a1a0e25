import { directHolds, type ExactDetail } from '@safe-haven/contracts';
import { useState } from 'react';
import { useShelter } from '../../../features/shelter/shelter-context.ts';
import { ShelterForm } from '../../../features/shelter/shelter-form.tsx';
import { Choices } from '../../../ui/choices.tsx';
import { NumberField } from '../../../ui/number-field.tsx';

const PLACE = 'setup:policy';
const NUMBERS = [
  'minutes',
  'extensions',
  'extensionMinutes',
  'longestMinutes',
  'crossBorderMinutes',
  'crossBorderLongestMinutes',
] as const;

/** The hold policy: durations, and which roles may hold without asking. Existing holds are not affected. */
export function PolicyForm({ policy }: { readonly policy: NonNullable<ExactDetail['holdPolicy']> }) {
  const { l10n, commands } = useShelter();
  const { t } = l10n;
  const [values, setValues] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(NUMBERS.map((name) => [name, String(policy[name] ?? '')])),
  );
  const [direct, setDirect] = useState(directHolds.options.find((d) => d === policy['directHolds']) ?? 'hotline');
  const numbers = NUMBERS.map((name) => [name, Number(values[name])] as const);
  const isWrong = (name: string, n: number) => values[name] === '' || !Number.isInteger(n) || n < 0;
  return (
    <ShelterForm
      place={PLACE}
      title={t('setup.policy')}
      submit={t('setup.save')}
      faults={Object.fromEntries(numbers.map(([name, n]) => [name, isWrong(name, n) && t('setup.wholeNumbers')]))}
      onSubmit={() =>
        commands.send(PLACE, 'change-hold-policy', { ...Object.fromEntries(numbers), directHolds: direct })
      }
    >
      <p className="form-hint">{t('setup.policyHint')}</p>
      <div className="form-fields">
        {NUMBERS.map((name) => (
          <NumberField
            key={name}
            name={name}
            label={t(`setup.policyNumber.${name}`)}
            value={values[name] ?? ''}
            onChange={(value) => setValues({ ...values, [name]: value })}
          />
        ))}
      </div>
      <Choices
        legend={t('setup.direct')}
        options={directHolds.options}
        chosen={direct}
        labelOf={(d) => t(`setup.directHolds.${d}`)}
        onChoose={setDirect}
      />
    </ShelterForm>
  );
}
