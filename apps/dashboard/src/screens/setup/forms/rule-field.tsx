import type { IntakeRule } from '@safe-haven/contracts';
import { useShelter } from '../../../features/shelter/shelter-context.ts';
import { languageName } from '../../../locales/intl/names.ts';
import { SPOKEN_LANGUAGES } from '../../../model/needs/spoken-languages.ts';
import { ruleValueText } from '../../../model/rule-value-text.ts';
import { Field } from '../../../ui/field.tsx';
import { OptionChip } from '../../../ui/option-chip.tsx';
import { HoursField } from './hours-field.tsx';

interface RuleFieldProps {
  readonly rule: IntakeRule;
  /** As in `rule-values.ts`: several values are joined by ", ". */
  readonly value: string;
  onChange(value: string): void;
}

/** The field of one intake rule, by the type of its value. Codes are never typed. */
export function RuleField({ rule, value, onChange }: RuleFieldProps) {
  const { t, language } = useShelter().l10n;
  const { code } = rule;
  const name = t(`rule.name.${code}`);
  switch (rule.kind) {
    case 'several':
      return (
        <Several
          legend={name}
          options={rule.answers}
          labelOf={(v) => ruleValueText(t, code, v)}
          {...{ value, onChange }}
        />
      );
    case 'languages':
      return (
        <Several
          legend={name}
          options={[...SPOKEN_LANGUAGES, 'interpreter']}
          labelOf={(v) => (v === 'interpreter' ? t('rule.interpreter') : languageName(language, v))}
          {...{ value, onChange }}
        />
      );
    case 'hours':
      return <HoursField legend={name} {...{ value, onChange }} />;
    case 'number':
      return (
        <Field label={name}>
          {(ids) => <input {...ids} inputMode="numeric" value={value} onChange={(e) => onChange(e.target.value)} />}
        </Field>
      );
    case 'one':
    case 'level':
      return (
        <Field label={name}>
          {(ids) => (
            <select {...ids} value={value} onChange={(e) => onChange(e.target.value)}>
              <option value="">{t('setup.notSaid')}</option>
              {rule.answers.map((v) => (
                <option key={v} value={v}>
                  {ruleValueText(t, code, String(v))}
                </option>
              ))}
            </select>
          )}
        </Field>
      );
  }
}

interface SeveralProps {
  readonly legend: string;
  readonly options: readonly string[];
  readonly value: string;
  labelOf(option: string): string;
  onChange(value: string): void;
}

/** Checkboxes, stored as one text "women, girls". Imported values that are not offered are kept. */
function Several({ legend, options, value, labelOf, onChange }: SeveralProps) {
  const chosen = value === '' ? [] : value.split(', ');
  const all = [...options, ...chosen.filter((v) => !options.includes(v))];
  const toggle = (v: string, on: boolean) =>
    onChange(all.filter((w) => (w === v ? on : chosen.includes(w))).join(', '));
  return (
    <fieldset className="options wide">
      <legend>{legend}</legend>
      <div>
        {all.map((v) => (
          <OptionChip
            key={v}
            type="checkbox"
            checked={chosen.includes(v)}
            onChange={(e) => toggle(v, e.target.checked)}
          >
            {labelOf(v)}
          </OptionChip>
        ))}
      </div>
    </fieldset>
  );
}
