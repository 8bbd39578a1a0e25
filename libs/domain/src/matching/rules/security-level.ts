import type { RuleAnswer } from '@safe-haven/contracts';
import { barrier, question } from '../findings.ts';
import { type Stored, whole } from './read.ts';
import { rule } from './rule.ts';

function parse(stored: Stored): RuleAnswer<'security_level'> | null {
  const level = whole(stored);
  return level === 1 || level === 2 || level === 3 ? level : null;
}

/** Every house has at least level 1 (open). */
export const securityLevel = rule(parse, (level, { needs: { securityLevel: least } }) => {
  if (least === undefined || least === 1) return null;
  if (level === null) return question('security_level');
  return level < least ? barrier({ code: 'security_level', level }) : null;
});
