import { useState } from 'react';
import { useShelter } from '../../../features/shelter/shelter-context.ts';
import { ShelterForm } from '../../../features/shelter/shelter-form.tsx';
import { Field } from '../../../ui/field.tsx';
import { RULE_CODES, RULES, type RuleShape } from '../banded/format-rules.ts';
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
      <p className="house-hint">{t('setup.rulesHint')}</p>
      <div className="house-fields">
        {RULE_CODES.map((code) => (
          <RuleField
            key={code}
            code={code}
            shape={RULES[code]}
            value={typed[code] ?? ''}
            onChange={(value) => setTyped({ ...typed, [code]: value })}
          />
        ))}
      </div>
    </ShelterForm>
  );
}

interface RuleFieldProps {
  readonly code: string;
  readonly shape: RuleShape;
  readonly value: string;
  onChange(value: string): void;
}

function RuleField({ code, shape, value, onChange }: RuleFieldProps) {
  const { t } = useShelter().l10n;
  const name = t(`rule.name.${code}`);
  if (shape.kind === 'several') return <Several {...{ code, value, onChange }} values={shape.values} />;
  if (shape.kind === 'one') {
    return (
      <Field label={name}>
        {(ids) => (
          <select {...ids} value={value} onChange={(e) => onChange(e.target.value)}>
            <option value="">{t('setup.notSaid')}</option>
            {shape.values.map((v) => (
              <option key={v} value={v}>
                {t(`rule.value.${code}.${v}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
    );
  }
  const hint =
    shape.kind === 'languages' ? t('setup.languagesHint') : shape.kind === 'hours' ? t('setup.hoursHint') : undefined;
  return (
    <Field label={name} hint={hint}>
      {(ids) => (
        <input
          {...ids}
          inputMode={shape.kind === 'number' ? 'numeric' : 'text'}
          value={value}
          onChange={(e) => onChange(e.target.value)}
        />
      )}
    </Field>
  );
}

/** Several of a few; kept as one text, "women, girls". */
function Several({
  code,
  values,
  value,
  onChange,
}: Omit<RuleFieldProps, 'shape'> & { readonly values: readonly string[] }) {
  const { t } = useShelter().l10n;
  const chosen = value === '' ? [] : value.split(', ');
  const toggle = (v: string, on: boolean) =>
    onChange(values.filter((w) => (w === v ? on : chosen.includes(w))).join(', '));
  return (
    <fieldset className="house-choices wide">
      <legend>{t(`rule.name.${code}`)}</legend>
      <div>
        {values.map((v) => (
          <label key={v} className="house-chip">
            <input type="checkbox" checked={chosen.includes(v)} onChange={(e) => toggle(v, e.target.checked)} />
            <span>{t(`rule.value.${code}.${v}`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
