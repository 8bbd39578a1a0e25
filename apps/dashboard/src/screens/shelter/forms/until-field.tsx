import { useShelter } from '../../../features/shelter/shelter-context.ts';
import { useNow } from '../../../model/time/now.ts';
import { Choices } from '../../../ui/choices.tsx';
import { Field } from '../../../ui/field.tsx';
import { formatUntil, type Until } from './until.ts';

interface UntilFieldProps {
  readonly options: readonly Until[];
  readonly until: Until;
  readonly typed: string;
  onChange(until: Until, typed: string): void;
}

/** Until when: a few likely ends, or a date and time of the house. */
export function UntilField({ options, until, typed, onChange }: UntilFieldProps) {
  const { l10n } = useShelter();
  const now = useNow(60_000);
  return (
    <>
      <Choices
        legend={l10n.t('form.pauseUntil')}
        options={options}
        chosen={until}
        words={(u) => formatUntil(l10n, u, now)}
        onChoose={(u) => onChange(u, typed)}
      />
      {until === 'other' && (
        <Field name="until" label={l10n.t('time.at')}>
          {(ids) => (
            <input {...ids} type="datetime-local" value={typed} onChange={(e) => onChange(until, e.target.value)} />
          )}
        </Field>
      )}
    </>
  );
}
