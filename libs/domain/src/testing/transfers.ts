import { after, HOUR, MINUTE } from '../instant.ts';
import type { Actor, Instant, Window } from '../terms.ts';
import type { TransferCommand } from '../transfer/commands/command.ts';
import { decideTransfer } from '../transfer/decide.ts';
import type { TransferEvent, TransferFact } from '../transfer/events.ts';
import { evolveTransfer } from '../transfer/evolve.ts';
import type { TransferDecision } from '../transfer/rejections.ts';
import { initialTransfer, type ProposedTransfer, type TransferState } from '../transfer/state.ts';
import { FAMILY, HOTLINE_ABROAD } from './people.ts';
import { START } from './shelter.ts';

export const TO = { organisation: 'Lara', country: 'RS', shelterId: 's1' } as const;
export const NO_BARRIER = { barriers: [], conditions: [], ask: [] } as const;

export const proposal = (arrival: Window): Extract<TransferCommand, { type: 'propose' }> => ({
  type: 'propose',
  fromShelterId: 'mk-1',
  to: TO,
  requestId: 'r1',
  party: FAMILY,
  arrival,
  regime: NO_BARRIER,
  details: { key: 'transfer-t1', box: 'xxxx' },
});

/** One transfer with its stream and a clock that only the test moves. */
export interface Journey {
  readonly facts: readonly TransferFact[];
  readonly state: TransferState;
  readonly proposed: ProposedTransfer;
  now: Instant;
  pass(minutes: number): Journey;
  when(command: TransferCommand, actor?: Actor): TransferDecision;
  given(command: TransferCommand, actor?: Actor): readonly TransferEvent[];
}

export function unproposed(transferId = 't1'): Journey {
  const facts: TransferFact[] = [];
  let state = initialTransfer(transferId);
  const journey: Journey = {
    facts,
    get state() {
      return state;
    },
    get proposed() {
      if (state.situation === 'unproposed') throw new Error('the transfer was not proposed');
      return state;
    },
    now: START,
    pass(minutes) {
      journey.now = after(journey.now, minutes * MINUTE);
      return journey;
    },
    when(command, actor = HOTLINE_ABROAD) {
      const decision = decideTransfer(command, state, { id: transferId, now: journey.now, actor });
      if (!decision.ok) return decision;
      for (const { event, occurredAt } of decision.events) {
        const { person, role, organisation } = actor;
        const context = {
          eventId: `${transferId}-${facts.length}`,
          revision: facts.length,
          occurredAt,
          recordedAt: journey.now,
          commandId: '',
          actor: { person, role, organisation },
        };
        facts.push({ event, context });
        state = evolveTransfer(state, { event, context });
      }
      return decision;
    },
    given(command, actor) {
      const decision = journey.when(command, actor);
      if (!decision.ok) throw new Error(`${command.type}: ${decision.rejection.code}`);
      return decision.events.map(({ event }) => event);
    },
  };
  return journey;
}

/** Expected in `hours`, within an hour. */
export const within = (now: Instant, hours: number): Window => ({
  from: after(now, (hours - 1) * HOUR),
  to: after(now, hours * HOUR),
});

export function proposedJourney(hours = 6): Journey {
  const journey = unproposed();
  journey.given(proposal(within(journey.now, hours)));
  return journey;
}

export function acceptedJourney(hours = 6): Journey {
  const journey = proposedJourney(hours);
  journey.given({ type: 'record-consent', kind: 'oral', scope: ['travel'] });
  journey.given({ type: 'accept', met: [] });
  return journey;
}

export function departedJourney(hours = 6): Journey {
  const journey = acceptedJourney(hours);
  journey.pass(10).given({ type: 'depart' });
  return journey;
}
