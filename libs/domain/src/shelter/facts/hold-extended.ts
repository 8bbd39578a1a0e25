import { own } from '@safe-haven/lang';
import { holdBreaks } from '../beds/breaks.ts';
import { NOTHING } from '../evolving/patch.ts';
import type { RejectionCode } from '../rejections.ts';
import type { KeptShelter } from '../state.ts';
import { type EventOf, keptShelterFact } from './fact.ts';

export const holdExtended = keptShelterFact<'HoldExtended'>({
  evolve(state, { holdId, expiresAt, extension }) {
    const hold = own(state.holds, holdId);
    if (hold === undefined) return NOTHING;
    return { holds: { ...state.holds, [holdId]: { ...hold, expiresAt, extensionsUsed: extension } } };
  },
  recheck: (state, event) => holdBreaks(state, event.holdId) ?? extensionBreaks(state, event),
});

function extensionBreaks(state: KeptShelter, event: EventOf<'HoldExtended'>): RejectionCode | null {
  const policy = state.holds[event.holdId]?.policy;
  if (policy === undefined) return null;
  if (event.extension > policy.extensions) return 'no_extension_left';
  return event.expiresAt > policy.longestEnd ? 'past_longest_end' : null;
}
