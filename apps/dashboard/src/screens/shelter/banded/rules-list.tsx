import './rules.css';
import { useShelter } from '../../../features/shelter/shelter-context.ts';
import { ruleTexts } from '../../../model/rule-texts.ts';

/** The intake rules as text. */
export function RulesList({ rules }: { readonly rules: Readonly<Record<string, unknown>> | null }) {
  const { l10n } = useShelter();
  const lines = ruleTexts(l10n, rules);
  return (
    <section className="shelter-rules" aria-label={l10n.t('banded.rules')}>
      <h3>{l10n.t('banded.rules')}</h3>
      {lines.length === 0 ? (
        <p className="form-hint">{l10n.t('banded.noRules')}</p>
      ) : (
        <dl>
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
