import './rules.css';
import { useScreen } from '../../../features/shelter/shelter-context.ts';
import { ruleLines } from './rule-words.ts';

/** Whom the house takes, in words. */
export function RulesList({ rules }: { readonly rules: Readonly<Record<string, unknown>> | null }) {
  const { tongue } = useScreen();
  const lines = ruleLines(tongue, rules);
  return (
    <section className="house-rules" aria-label={tongue.t('banded.rules')}>
      <h3>{tongue.t('banded.rules')}</h3>
      {lines.length === 0 ? (
        <p className="house-hint">{tongue.t('banded.noRules')}</p>
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
