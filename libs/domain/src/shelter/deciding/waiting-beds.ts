import { after } from '../../instant.ts';
import { isOfShelter } from '../../policy/may.ts';
import type { Actor, Instant } from '../../terms.ts';
import { WAIT_AFTER_LAPSE } from '../limits.ts';
import type { KeptShelter } from '../state.ts';

/**
 * Beds whose hold by the same person or for the same request lapsed within 30 minutes; the house's own people are not bound
 * by that (SH-6).
 */
export function waitingBeds(
  state: KeptShelter,
  requestId: string | null,
  { actor, now }: { readonly actor: Actor; readonly now: Instant },
): ReadonlySet<string> {
  const waiting = new Set<string>();
  if (state.ended.length === 0 || isOfShelter(actor, state)) return waiting;
  const since = after(now, -WAIT_AFTER_LAPSE);
  for (const e of state.ended) {
    if (e.how !== 'lapsed' || e.to <= since) continue;
    const sameCaller = e.by.person === actor.person || (requestId !== null && e.requestId === requestId);
    if (sameCaller) for (const bed of e.beds) waiting.add(bed);
  }
  return waiting;
}
