import { instantOfWallClock, wallClock } from '../../model/time/time.ts';
import { serverNow } from '../../net/server-time.ts';
import { Choices } from '../../ui/choices.tsx';
import { Field } from '../../ui/field.tsx';
import { useShelter } from '../shelter/shelter-context.ts';

interface WhenFieldProps {
  /** The entered wall-clock time of the shelter; null: now. */
  readonly value: string | null;
  onChange(value: string | null): void;
}

/** When it happened: now, or another time for late entries. */
export function WhenField({ value, onChange }: WhenFieldProps) {
  const { t, timezone } = useShelter().l10n;
  return (
    <>
      <Choices
        legend={t('time.timeLabel')}
        options={['now', 'other'] as const}
        chosen={value === null ? 'now' : 'other'}
        labelOf={(o) => t(`time.${o}`)}
        onChoose={(o) => onChange(o === 'now' ? null : wallClock(serverNow(), timezone))}
      />
      {value !== null && (
        <Field name="occurredAt" label={t('time.at')} hint={t('form.whenLimit')}>
          {(ids) => <input {...ids} type="datetime-local" value={value} onChange={(e) => onChange(e.target.value)} />}
        </Field>
      )}
    </>
  );
}

/** The `occurredAt` of the command; omitted for now. */
export const occurredAt = (value: string | null, timezone: string): { occurredAt?: string } =>
  value === null || value === '' ? {} : { occurredAt: instantOfWallClock(value, timezone) };
