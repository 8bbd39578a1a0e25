import type { RuleAnswer } from '@safe-haven/contracts';
import { barrier, condition, question } from '../findings.ts';
import { oneOf } from './read.ts';
import { rule } from './rule.ts';

type AccessCode = 'step_free' | 'hearing' | 'visual';
const ANSWERS: Readonly<Record<RuleAnswer<AccessCode>, true>> = { yes: true, no: true, partly: true };

/** A rule about accessibility: "no" is a barrier for a party that needs it, "partly" a condition. */
export const access = (code: AccessCode, need: 'stepFree' | 'hearing' | 'visual') =>
  rule(oneOf(ANSWERS), (answer, { needs }) => {
    if (!needs[need] || answer === 'yes') return null;
    if (answer === null) return question(code);
    return answer === 'no' ? barrier({ code, value: answer }) : condition({ code, value: answer });
  });
