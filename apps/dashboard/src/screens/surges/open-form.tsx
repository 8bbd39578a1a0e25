import { surgeReasons } from '@safe-haven/contracts';
import { useState } from 'react';
import { CommandForm } from '../../features/command/command-form.tsx';
import { useSurgeCommands } from '../../features/surge/use-surges.ts';
import { useFormat, useT } from '../../locales/use-t.ts';
import { newId } from '../../net/command/send.ts';
import { serverNow } from '../../net/server-time.ts';
import { Field } from '../../ui/field.tsx';
import { NumberField } from '../../ui/number-field.tsx';

const HOUR = 3_600_000;
const HOURS = ['12', '24', '48', '72', '168'] as const;
const MOST = 200;

interface OpenFormProps {
  readonly countries: readonly string[];
  onClose(): void;
  onOpened(): void;
}

/** How many places a country asks for, for how long, and why. */
export function OpenForm({ countries, onClose, onOpened }: OpenFormProps) {
  const t = useT('surges');
  const format = useFormat();
  const [surgeId] = useState(newId);
  const [country, setCountry] = useState(countries[0] ?? '');
  const [places, setPlaces] = useState('');
  const [hours, setHours] = useState<(typeof HOURS)[number]>('24');
  const [reason, setReason] = useState<(typeof surgeReasons)[number]>('many_at_once');
  const [drill, setDrill] = useState(false);
  const { busy, problem, send } = useSurgeCommands(surgeId, onOpened);
  const number = Number(places);
  const isNumber = Number.isInteger(number) && number >= 1 && number <= MOST;
  const open = async () => {
    // A minute of the longest is left for a clock that is behind.
    const until = new Date(serverNow() + Number(hours) * HOUR - 60_000).toISOString();
    if (await send('open', { country, places: number, until, reason, drill })) onClose();
  };
  return (
    <CommandForm
      place="surge"
      title={t('open.title')}
      submit={t('open.submit')}
      busy={busy}
      problem={problem}
      faults={{ places: !isNumber && t('open.placesNeeded') }}
      onSubmit={() => void open()}
      onClose={onClose}
    >
      <p className="sheet-hint">{t('open.hint')}</p>
      <NumberField name="places" label={t('open.places')} value={places} onChange={setPlaces} />
      {countries.length > 1 && (
        <Choice
          label={t('open.country')}
          value={country}
          options={countries}
          text={format.country}
          onChoose={setCountry}
        />
      )}
      <Choice
        label={t('open.hours')}
        value={hours}
        options={HOURS}
        text={(one) => t(`hours.${one}`)}
        onChoose={setHours}
      />
      <Choice
        label={t('open.reason')}
        value={reason}
        options={surgeReasons}
        text={(one) => t(`reason.${one}`)}
        onChoose={setReason}
      />
      <label className="surge-drill">
        <input type="checkbox" checked={drill} onChange={({ target }) => setDrill(target.checked)} />
        {t('open.drill')}
      </label>
    </CommandForm>
  );
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: NoInfer<T>;
  readonly options: readonly T[];
  text(option: NoInfer<T>): string;
  onChoose(option: NoInfer<T>): void;
}

function Choice<T extends string>({ label, value, options, text, onChoose }: ChoiceProps<T>) {
  return (
    <Field label={label}>
      {(ids) => (
        <select {...ids} value={value} onChange={({ target }) => onChoose(target.value as T)}>
          {options.map((option) => (
            <option key={option} value={option}>
              {text(option)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
