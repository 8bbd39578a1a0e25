import { same } from '@safe-haven/lang';
import { accepted, refuse } from '../../decider.ts';
import { momentOf } from '../deciding/time.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import type { FireSafety, Registered } from '../state.ts';
import { anyShelterCommand, type CommandOf } from './command.ts';

export const recordFireInspection = anyShelterCommand<'record-fire-inspection'>({ action: 'keep_house', decide });

/** What the fire service said; the same, recorded again, is nothing new. */
function decide(
  { inOrder, nextBy }: CommandOf<'record-fire-inspection'>,
  state: Registered,
  ctx: ShelterContext,
): ShelterDecision {
  const { now } = ctx;
  if (state.closed) return refuse('house_closed');
  if (nextBy < now.slice(0, 10)) return refuse('until_in_past');
  const fireSafety: FireSafety = { inOrder, nextBy };
  if (same(fireSafety, state.fireSafety)) return accepted();
  return accepted({ event: { type: 'FireSafetyInspected', ...fireSafety }, occurredAt: momentOf(state, ctx) });
}
