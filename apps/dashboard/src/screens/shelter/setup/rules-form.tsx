import { type IntakeRule, intakeRuleCodes, intakeRules } from '@safe-haven/contracts';
import { useState } from 'react';
import { useShelter } from '../../../features/shelter/shelter-context.ts';
import { ShelterForm } from '../../../features/shelter/shelter-form.tsx';
import { ruleValue } from '../../../model/rule-value.ts';
import { Field } from '../../../ui/field.tsx';
import { OptionChip } from '../../../ui/option-chip.tsx';
import { type RuleValues, typedRules, writtenRules } from './typed-rules.ts';

const PLACE = 'setup:rules';

/** Whom the house takes, rule by rule. What is left open stays unknown: it matches, and is flagged "ask". */
export function RulesForm({ rules }: { readonly rules: Readonly<Record<string, unknown>> }) {
  const { l10n, commands } = useShelter();
  const { t } = l10n;
  const [typed, setTyped] = useState<RuleValues>(() => typedRules(rules));
  return (
    <ShelterForm
      place={PLACE}
      title={t('setup.rules')}
      submit={t('setup.save')}
      onSubmit={() => commands.send(PLACE, 'change-intake-rules', { rules: writtenRules(typed, rules) })}
    >
      <p className="form-hint">{t('setup.rulesHint')}</p>
      <div className="form-fields">
        {intakeRuleCodes.map((code) => (
          <RuleField
            key={code}
            rule={intakeRules[code]}
            value={typed[code] ?? ''}
            onChange={(value) => setTyped({ ...typed, [code]: value })}
          />
        ))}
      </div>
    </ShelterForm>
  );
}

interface RuleFieldProps {
  readonly rule: IntakeRule;
  readonly value: string;
  onChange(value: string): void;
}

function RuleField({ rule, value, onChange }: RuleFieldProps) {
  const { t } = useShelter().l10n;
  const { code, kind } = rule;
  const name = t(`rule.name.${code}`);
  if (rule.kind === 'several') return <Several {...{ rule, value, onChange }} />;
  if (rule.kind === 'one' || rule.kind === 'level') {
    return (
      <Field label={name}>
        {(ids) => (
          <select {...ids} value={value} onChange={(e) => onChange(e.target.value)}>
            <option value="">{t('setup.notSaid')}</option>
            {rule.answers.map((v) => (
              <option key={v} value={v}>
                {ruleValue(t, code, String(v))}
              </option>
            ))}
          </select>
        )}
      </Field>
    );
  }
  const hint = kind === 'languages' ? t('setup.languagesHint') : kind === 'hours' ? t('setup.hoursHint') : undefined;
  return (
    <Field label={name} hint={hint}>
      {(ids) => (
        <input
          {...ids}
          inputMode={kind === 'number' ? 'numeric' : 'text'}
          value={value}
          onChange={(e) => onChange(e.target.value)}
        />
      )}
    </Field>
  );
}

/** Several of a few; kept as one text, "women, girls". */
function Several({
  rule: { code, answers },
  value,
  onChange,
}: RuleFieldProps & { readonly rule: { readonly kind: 'several' } }) {
  const { t } = useShelter().l10n;
  const values: readonly string[] = answers;
  const chosen = value === '' ? [] : value.split(', ');
  const toggle = (v: string, on: boolean) =>
    onChange(values.filter((w) => (w === v ? on : chosen.includes(w))).join(', '));
  return (
    <fieldset className="options wide">
      <legend>{t(`rule.name.${code}`)}</legend>
      <div>
        {values.map((v) => (
          <OptionChip
            key={v}
            type="checkbox"
            checked={chosen.includes(v)}
            onChange={(e) => toggle(v, e.target.checked)}
          >
            {ruleValue(t, code, String(v))}
          </OptionChip>
        ))}
      </div>
    </fieldset>
  );
}
