import type { Deciding } from '../decider.ts';
import { after, MINUTE } from '../instant.ts';
import type { RequestCommand } from '../request/commands/command.ts';
import { decideRequest } from '../request/decide.ts';
import type { RequestEvent, RequestFact } from '../request/events.ts';
import { evolveRequest } from '../request/evolve.ts';
import type { RequestDecision } from '../request/rejections.ts';
import type { HoldSighting, HoldStatus } from '../request/sightings.ts';
import { initialRequest, type OpenedRequest, type RequestState } from '../request/state.ts';
import type { Actor, Instant, ReleaseReason } from '../terms.ts';
import { FAMILY, HOTLINE } from './people.ts';
import { START } from './shelter.ts';

export const REQUESTS: Actor = { person: 'system:requests', role: 'service', organisation: null, country: null };

export const opening = (requestId = 'r1'): Extract<RequestCommand, { type: 'open' }> => ({
  type: 'open',
  party: FAMILY,
  criteria: { key: `request-${requestId}`, box: 'xxxx' },
  urgency: 'tonight',
  excludedAreas: 1,
});

/** One request with its stream and a clock that only the test moves. */
export interface Wanted {
  readonly requestId: string;
  readonly facts: readonly RequestFact[];
  readonly state: RequestState;
  /** The request once it was opened; throws before. */
  readonly opened: OpenedRequest;
  now: Instant;
  pass(minutes: number): Wanted;
  /** Decides and, when accepted, records. */
  when(command: RequestCommand, actor?: Actor): RequestDecision;
  /** Records what must be accepted. Answers the events. */
  given(command: RequestCommand, actor?: Actor): readonly RequestEvent[];
}

export function unopened(requestId = 'r1', startsAt: Instant = START): Wanted {
  const facts: RequestFact[] = [];
  let state = initialRequest(requestId);
  const wanted: Wanted = {
    requestId,
    facts,
    get state() {
      return state;
    },
    get opened() {
      if (state.situation === 'unopened') throw new Error('the request was not opened');
      return state;
    },
    now: startsAt,
    pass(minutes) {
      wanted.now = after(wanted.now, minutes * MINUTE);
      return wanted;
    },
    when(command, actor = HOTLINE) {
      const ctx: Deciding = { id: requestId, now: wanted.now, actor };
      const decision = decideRequest(command, state, ctx);
      if (decision.ok) for (const { event, occurredAt } of decision.events) record(event, occurredAt, actor);
      return decision;
    },
    given(command, actor) {
      const decision = wanted.when(command, actor);
      if (!decision.ok) throw new Error(`${command.type}: ${decision.rejection.code}`);
      return decision.events.map(({ event }) => event);
    },
  };
  const record = (event: RequestEvent, occurredAt: Instant, { person, role, organisation }: Actor) => {
    const revision = facts.length;
    const context = {
      eventId: `${requestId}-${revision}`,
      revision,
      occurredAt,
      recordedAt: wanted.now,
      commandId: '',
      actor: { person, role, organisation },
    };
    facts.push({ event, context });
    state = evolveRequest(state, { event, context });
  };
  return wanted;
}

export function opened(requestId = 'r1', ...shelters: readonly string[]): Wanted {
  const wanted = unopened(requestId);
  wanted.given(opening(requestId));
  if (shelters.length > 0) {
    wanted.given({ type: 'broadcast', shelters, respondBy: after(wanted.now, 30 * MINUTE) });
  }
  return wanted;
}

/** What became of the hold `hold-<shelter>` of a house, at a revision of that house. */
export const seen = (
  shelterId: string,
  status: HoldStatus,
  revision: number,
  over: Partial<HoldSighting> & { readonly reason?: ReleaseReason | null } = {},
): HoldSighting => ({
  requestId: 'r1',
  transferId: null,
  shelterId,
  holdId: `hold-${shelterId}`,
  status,
  reason: status === 'released' ? 'no_show' : null,
  causeId: `${shelterId}-${revision}`,
  revision,
  at: after(START, revision * MINUTE),
  ...over,
});

/** Notes a sighting as the process does. */
export const note = (wanted: Wanted, sighting: HoldSighting): readonly RequestEvent[] =>
  wanted.given({ type: 'note-hold', sighting }, REQUESTS);
