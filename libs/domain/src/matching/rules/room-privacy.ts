import type { RuleAnswer } from '@safe-haven/contracts';
import { condition, question } from '../findings.ts';
import { isThere } from './read.ts';
import { rule } from './rule.ts';

/** A household room that would be held is a private room, whatever the rule says. */
export const roomPrivacy = rule(
  isThere<RuleAnswer<'room_privacy'>>('own_room_possible'),
  (isPossible, { needs: { ownRoom } }, { offer }) => {
    if (!ownRoom || offer?.room === 'household') return null;
    if (offer !== null || isPossible === false) return condition({ code: 'room_privacy' });
    return isPossible === null ? question('room_privacy') : null;
  },
);
