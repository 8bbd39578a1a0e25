import { useShelter } from '../../../features/shelter/shelter-context.ts';
import { useT } from '../../../locales/use-t.ts';
import { Choices } from '../../../ui/choices.tsx';
import { Field } from '../../../ui/field.tsx';

const WHEN = ['unsaid', 'always', 'hours'] as const;
const USUAL = { from: '08:00', to: '20:00' };

/** Intake hours: always, or between two hours in the shelter's time zone. */
export function HoursField(props: { readonly legend: string; readonly value: string; onChange(value: string): void }) {
  const { t } = useShelter().l10n;
  const setup = useT('setup');
  const { legend, value, onChange } = props;
  const range = rangeIn(value);
  const chosen = value === '' ? 'unsaid' : value === '24/7' ? 'always' : 'hours';
  const written = { unsaid: '', always: '24/7', hours: `${USUAL.from}-${USUAL.to}` } as const;
  return (
    <div className="wide setup-hours">
      <Choices
        legend={legend}
        options={WHEN}
        chosen={chosen}
        labelOf={(choice) =>
          choice === 'unsaid'
            ? t('setup.notSaid')
            : choice === 'always'
              ? t('rule.value.intake_hours.24/7')
              : setup('hours')
        }
        onChoose={(choice) => onChange(written[choice])}
      />
      {chosen === 'hours' && range === null && (
        // Imported hours that the field can't express are kept until changed.
        <p className="form-hint">{value}</p>
      )}
      {range && (
        <div className="setup-hours-range">
          <Field label={setup('hoursFrom')}>
            {(ids) => (
              <input
                {...ids}
                type="time"
                value={range.from}
                onChange={(e) => onChange(`${e.target.value}-${range.to}`)}
              />
            )}
          </Field>
          <Field label={setup('hoursTo')}>
            {(ids) => (
              <input
                {...ids}
                type="time"
                value={range.to}
                onChange={(e) => onChange(`${range.from}-${e.target.value}`)}
              />
            )}
          </Field>
        </div>
      )}
    </div>
  );
}

function rangeIn(value: string): { readonly from: string; readonly to: string } | null {
  const [, from, to] = /^(\d{2}:\d{2})?-(\d{2}:\d{2})?$/.exec(value) ?? [];
  return value.includes('-') && (from !== undefined || to !== undefined) ? { from: from ?? '', to: to ?? '' } : null;
}
