import type { RuleAnswer } from '@safe-haven/contracts';
import { barrier, condition, question } from '../findings.ts';
import { oneOf } from './read.ts';
import { administrativeRule } from './rule.ts';

const ANSWERS: Readonly<Record<RuleAnswer<'documents_required'>, true>> = {
  none: true,
  identity_card: true,
  referral_letter: true,
};

/** When it is not stated which documents they have, the document is a condition; when they lack it, a barrier. */
export const documentsRequired = administrativeRule(oneOf(ANSWERS), (answer, { needs: { documents } }) => {
  if (answer === 'none') return null;
  if (answer === null) return documents !== undefined && documents.length < 2 ? question('documents_required') : null;
  const reason = { code: 'documents_required', value: answer } as const;
  if (documents === undefined) return condition(reason);
  return documents.includes(answer) ? null : barrier(reason);
});
