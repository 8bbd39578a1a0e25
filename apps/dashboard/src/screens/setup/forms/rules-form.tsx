import { intakeRules } from '@safe-haven/contracts';
import { useState } from 'react';
import { useShelter } from '../../../features/shelter/shelter-context.ts';
import { ShelterForm } from '../../../features/shelter/shelter-form.tsx';
import { useT } from '../../../locales/use-t.ts';
import { ruleTexts } from '../../../model/rule-texts.ts';
import { FindPreview } from './find-preview.tsx';
import { RuleField } from './rule-field.tsx';
import { RULE_GROUPS, rulesIn } from './rule-groups.ts';
import { type RuleValues, rulesToSend, ruleValuesOf } from './rule-values.ts';

const PLACE = 'setup:rules';

/** The intake rules. A rule left open is unknown: it matches, flagged "ask". */
export function RulesForm({ rules }: { readonly rules: Readonly<Record<string, unknown>> }) {
  const { l10n, commands, shelterId } = useShelter();
  const setup = useT('setup');
  const { t } = l10n;
  const [values, setValues] = useState<RuleValues>(() => ruleValuesOf(rules));
  const written = rulesToSend(values, rules);
  return (
    <ShelterForm
      place={PLACE}
      title={t('setup.rules')}
      submit={t('setup.save')}
      onSubmit={() => commands.send(PLACE, 'change-intake-rules', { rules: written })}
    >
      <p className="form-hint">{t('setup.rulesHint')}</p>
      {RULE_GROUPS.map((group) => (
        <fieldset key={group} className="setup-rule-group">
          <legend>{setup(`group.${group}`)}</legend>
          <div className="form-fields">
            {rulesIn(group).map((code) => (
              <RuleField
                key={code}
                rule={intakeRules[code]}
                value={values[code] ?? ''}
                onChange={(value) => setValues({ ...values, [code]: value })}
              />
            ))}
          </div>
        </fieldset>
      ))}
      <RulesPreview lines={ruleTexts(l10n, written)} />
      <FindPreview shelterId={shelterId} rules={written} />
    </ShelterForm>
  );
}

/** Preview of the rules as others read them. */
function RulesPreview({ lines }: { readonly lines: ReturnType<typeof ruleTexts> }) {
  const t = useT('setup');
  return (
    <section aria-label={t('reads.title')}>
      <p className="form-title">{t('reads.title')}</p>
      {lines.length === 0 ? (
        <p className="form-hint">{t('reads.nothing')}</p>
      ) : (
        <dl className="setup-rules">
          {lines.map(({ code, name, value }) => (
            <div key={code} data-rule={code}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
