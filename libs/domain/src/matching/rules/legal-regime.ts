import type { RuleAnswer } from '@safe-haven/contracts';
import { barrier, condition, question } from '../findings.ts';
import { severalOf } from './read.ts';
import { administrativeRule } from './rule.ts';

type LegalRegime = RuleAnswer<'legal_regime'>;
const REGIMES: Readonly<Record<LegalRegime, true>> = { citizen: true, foreigner: true, asylum: true, none: true };
const UNDER_A_REGIME: readonly LegalRegime[] = ['citizen', 'foreigner', 'asylum'];

/** A house that takes every regime has no question when the regime is unknown. */
export const legalRegime = administrativeRule(severalOf(REGIMES), (answer, { needs: { legalRegime: has } }) => {
  if (answer === null) return has === undefined ? null : question('legal_regime');
  const { values, complete } = answer;
  if (values.includes('none') || (has !== undefined && values.includes(has))) return null;
  if (has === undefined) {
    const takesAll = UNDER_A_REGIME.every((regime) => values.includes(regime));
    return complete && !takesAll ? condition({ code: 'legal_regime', values }) : null;
  }
  return complete ? barrier({ code: 'legal_regime', values }) : question('legal_regime');
});
