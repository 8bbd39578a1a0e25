import { accepted, acceptedAt, refuse } from '../../decider.ts';
import { useOf } from '../beds/usage.ts';
import { momentOf, onTime, overflowEnds } from '../deciding/time.ts';
import type { AskedBySurge, ShelterContext, ShelterDecision } from '../decision.ts';
import type { ShelterEvent } from '../events.ts';
import type { KeptShelter, Registered } from '../state.ts';
import { answerTo, bedsToOffer, openFor } from '../surge.ts';
import { anyShelterCommand, type CommandOf } from './command.ts';

/** Yes, so many extra places until the surge ends, or no, for a reason. A later answer takes the place of the earlier. */
export const answerSurge = anyShelterCommand<'answer-surge'>({ action: 'keep_house', decide });

type Answer = CommandOf<'answer-surge'>;

function decide(command: Answer, before: Registered, ctx: ShelterContext): ShelterDecision {
  const { surge } = ctx;
  if (before.closed) return refuse('house_closed');
  if (before.draft) return refuse('house_not_published');
  if (surge == null) return refuse('surge_unknown');
  if (surge.country !== before.country) return refuse('surge_of_another_country');
  if (surge.until <= ctx.now) return refuse('surge_has_ended');
  if (before.situation !== 'kept') return withoutBeds(command, surge, before, ctx);
  return onTime(before, ctx, overflowEnds, (state) =>
    surge.drill
      ? withoutBeds(command, surge, state as KeptShelter, ctx)
      : withBeds(command, surge, state as KeptShelter, ctx),
  );
}

/** A house that only counts, and every house in a drill, gives its word: no bed is opened. */
function withoutBeds(command: Answer, surge: AskedBySurge, state: Registered, ctx: ShelterContext): ShelterDecision {
  if (isRepeated(command, state)) return accepted();
  return acceptedAt(momentOf(state, ctx), answered(command, surge, []));
}

function withBeds(command: Answer, surge: AskedBySurge, state: KeptShelter, ctx: ShelterContext): ShelterDecision {
  const offered = bedsToOffer(state, command.surgeId, surge.until);
  const before = answerTo(state, command.surgeId);
  const open = before === null ? [] : openFor(state, before);
  const wanted = command.places ?? 0;
  if (wanted > offered.length) return refuse('too_few_overflow_beds');
  if (isRepeated(command, state) && open.length === wanted) return accepted();
  // Somebody in an extra bed keeps it as long as another one can be closed instead.
  const inUse = (id: string) => (useOf(state, id) === null ? 1 : 0);
  const isOpen = (id: string) => open.includes(id);
  const byUse = offered.filter(isOpen).toSorted((a, b) => inUse(a) - inUse(b));
  const beds = [...byUse, ...offered.filter((id) => !isOpen(id))].slice(0, wanted);
  const [opens, closes] = [beds.filter((id) => !isOpen(id)), open.filter((id) => !beds.includes(id))];
  return acceptedAt<ShelterEvent>(
    momentOf(state, ctx),
    answered(command, surge, beds),
    ...(opens.length === 0 ? [] : [{ type: 'OverflowOpened', beds: opens, until: surge.until } as const]),
    ...(closes.length === 0 ? [] : [{ type: 'OverflowClosed', beds: closes } as const]),
  );
}

const answered = (
  { surgeId, places, reason }: Answer,
  { until, drill }: AskedBySurge,
  beds: readonly string[],
): ShelterEvent => ({ type: 'SurgeAnswered', surgeId, until, drill, places, beds, reason });

/** The same answer once more. */
function isRepeated({ surgeId, places, reason }: Answer, state: Registered): boolean {
  const before = answerTo(state, surgeId);
  return before !== null && before.places === places && before.reason === reason;
}
