import { DATE_FORMS, type ImportProfile } from '@safe-haven/contracts/exchange';
import { useT } from '../../../locales/use-t.ts';
import { Choices } from '../../../ui/choices.tsx';
import { Field } from '../../../ui/field.tsx';

interface NightsFormProps {
  readonly profile: ImportProfile;
  /** The date format that was detected; null: none. */
  readonly dateForm: string | null;
  readonly isSure: boolean;
  onChange(profile: ImportProfile): void;
}

/** Options for nightly counts: the date format, the time of the count, and the mode of new shelters. */
export function NightsForm({ profile, dateForm, isSure, onChange }: NightsFormProps) {
  const t = useT('importing');
  const form = dateForm?.replace('serial', t('date.serial'));
  const guessed = form === undefined ? t('date.unknown') : t(isSure ? 'date.guessed' : 'date.unsure', { form });
  return (
    <>
      <Choices
        legend={t('mode.legend')}
        options={['past', 'counted'] as const}
        chosen={profile.mode === 'counted' ? 'counted' : 'past'}
        labelOf={(mode) => t(`mode.${mode}`)}
        onChoose={(mode) => onChange({ ...profile, mode })}
      />
      <div className="import-columns">
        <Field
          label={t('date.label')}
          hint={profile.dateForm === null && isSure ? guessed : undefined}
          error={isSure ? undefined : guessed}
        >
          {(ids) => (
            <select
              {...ids}
              className="input"
              value={profile.dateForm ?? ''}
              onChange={(event) => onChange({ ...profile, dateForm: event.target.value || null })}
            >
              <option value="">{t('date.guess')}</option>
              {DATE_FORMS.map((form) => (
                <option key={form} value={form}>
                  {form === 'serial' ? t('date.serial') : form}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('takenAt')}>
          {(ids) => (
            <input
              {...ids}
              type="time"
              className="input"
              value={profile.takenAt}
              onChange={(event) => event.target.value !== '' && onChange({ ...profile, takenAt: event.target.value })}
            />
          )}
        </Field>
      </div>
    </>
  );
}
