import { useShelter } from '../../../features/shelter/shelter-context.ts';
import { useNow } from '../../../model/time/now.ts';
import { Choices } from '../../../ui/choices.tsx';
import { Field } from '../../../ui/field.tsx';
import { formatUntil, type Until } from './until.ts';

interface UntilFieldProps {
  readonly options: readonly Until[];
  readonly until: Until;
  readonly input: string;
  onChange(until: Until, input: string): void;
}

/** Common end times, or a custom one in the shelter's time zone. */
export function UntilField({ options, until, input, onChange }: UntilFieldProps) {
  const { l10n } = useShelter();
  const now = useNow(60_000);
  return (
    <>
      <Choices
        legend={l10n.t('form.pauseUntil')}
        options={options}
        chosen={until}
        labelOf={(u) => formatUntil(l10n, u, now)}
        onChoose={(u) => onChange(u, input)}
      />
      {until === 'other' && (
        <Field name="until" label={l10n.t('time.at')}>
          {(ids) => (
            <input {...ids} type="datetime-local" value={input} onChange={(e) => onChange(until, e.target.value)} />
          )}
        </Field>
      )}
    </>
  );
}
