import {
  type Actor,
  type Decided,
  decideShelter,
  evolveShelter,
  type Fact,
  type Instant,
  initialShelter,
  isOwn,
  type KeptShelter,
  mayCommand,
  type PlacedBy,
  type RejectionCode,
  type ShelterCommand,
  type ShelterEvent,
  type ShelterState,
  shelterDecider,
  streamOf,
} from '@safe-haven/domain';
import { instantOf } from '../local-time.ts';
import type { Random } from '../random.ts';

/** One append to one stream: every event of a single accepted command. */
export interface HistoryItem {
  readonly stream: string;
  readonly shelterId: string;
  readonly commandId: string;
  /** As an event stores it: the shelters that somebody works in are not recorded. */
  readonly actor: Omit<Actor, 'shelters'>;
  readonly source: 'app' | 'phone-in' | 'system';
  /** When it was recorded; items are sorted by it. */
  readonly now: Instant;
  /** The stream's revision before this append. */
  readonly expected: number;
  readonly events: readonly Decided<ShelterEvent>[];
}

/** The actor of events that time causes; it has no organisation. */
export const CLOCK: Actor = { person: 'system:clock', role: 'service', organisation: null, country: null };

/** Rejections that occur in ordinary operation. Any other one is a bug in the generator. */
const EXPECTED_REJECTIONS: readonly RejectionCode[] = [
  'intake_paused',
  'held_again_too_soon',
  'no_free_place',
  'cannot_place_together',
  'bed_taken',
  'bed_out_of_service',
  'room_taken',
  'room_not_for_party',
  'overlaps_earlier_use',
];

/** A shelter's stream while it is generated: the production decider with an injected clock. */
export interface ShelterLog {
  readonly shelterId: string;
  readonly items: readonly HistoryItem[];
  state(): ShelterState;
  /** The state of a kept shelter; throws before it is registered. */
  kept(): KeptShelter;
  /** Id of the actor's last event here; '' if none. */
  lastEventOf(by: Actor): string;
  /** Sends a command at a time in ms: its events, or null when it was rejected for an expected reason. */
  send(
    ms: number,
    by: Actor,
    command: ShelterCommand,
    source?: HistoryItem['source'],
    /** Source of its ids; by default the shelter's own random sequence. */
    ids?: Random,
  ): readonly ShelterEvent[] | null;
}

export function newShelterLog(
  shelterId: string,
  random: Random,
  onRejected: (code: RejectionCode, command: ShelterCommand) => void,
): ShelterLog {
  const stream = streamOf(shelterDecider, shelterId);
  const items: HistoryItem[] = [];
  const facts: Fact[] = [];
  let state: ShelterState = initialShelter(shelterId);

  const record = (item: HistoryItem): void => {
    items.push(item);
    for (const [i, decided] of item.events.entries()) {
      const fact = factOf(item, decided, i);
      facts.push(fact);
      state = evolveShelter(state, fact);
    }
  };
  return {
    shelterId,
    items,
    state: () => state,
    kept: () => {
      if (state.situation !== 'kept') throw new Error(`${shelterId} keeps no beds.`);
      return state;
    },
    lastEventOf: ({ person }) =>
      facts.findLast(({ context }) => context.actor.person === person)?.context.eventId ?? '',
    send: (ms, actor, command, source = 'app', ids = random) => {
      const now = instantOf(ms);
      if (now < (items.at(-1)?.now ?? now)) throw new Error(`Time went back at ${shelterId}: ${command.type}, ${now}.`);
      mustBeAllowed(actor, command, state);
      const commandId = ids.uuid();
      const newId = ids.uuid();
      const decision = decideShelter(command, state, {
        id: shelterId,
        commandId,
        newId,
        now,
        actor,
        history: () => facts,
      });
      if (!decision.ok) {
        mustBeExpected(decision.rejection.code, command, shelterId, now);
        onRejected(decision.rejection.code, command);
        return null;
      }
      const { events } = decision;
      if (events.length > 0) {
        const { person, role, organisation, country } = actor;
        const by = { person, role, organisation, country };
        record({ stream, shelterId, commandId, actor: by, source, now, expected: facts.length, events });
      }
      return events.map((d) => d.event);
    },
  };
}

function factOf(item: HistoryItem, { event, occurredAt }: Decided<ShelterEvent>, index: number): Fact {
  const { person, role, organisation } = item.actor;
  return {
    event,
    context: {
      eventId: `${item.commandId}/${index}`,
      revision: item.expected + index + 1,
      occurredAt,
      recordedAt: item.now,
      commandId: item.commandId,
      actor: { person, role, organisation },
    },
  };
}

function mustBeExpected(code: RejectionCode, command: ShelterCommand, shelterId: string, now: Instant): void {
  if (!EXPECTED_REJECTIONS.includes(code)) {
    throw new Error(`The demo's history breaks a rule: ${command.type} at ${shelterId}, ${now}: ${code}.`);
  }
}

/** Demo people need the same rights as real ones; only the clock and the seeder have none. */
function mustBeAllowed(actor: Actor, command: ShelterCommand, state: ShelterState): void {
  if (actor.role === 'service') return;
  const shelter =
    state.situation === 'unregistered'
      ? null
      : { shelterId: state.shelterId, organisation: state.organisation, country: state.country, draft: state.draft };
  const about = 'holdId' in command ? { placedBy: placedByOf(state, command.holdId) } : {};
  const own = shelter === null || isOwn(actor, shelter);
  if (!mayCommand(actor, command.type, shelter, about as { placedBy?: PlacedBy })) {
    throw new Error(
      `The demo's history breaks a right: ${actor.role} ${own ? '' : 'of another organisation '}sent ${command.type}.`,
    );
  }
}

function placedByOf(state: ShelterState, holdId: string | undefined): PlacedBy | undefined {
  return state.situation === 'kept' && holdId !== undefined ? state.holds[holdId]?.placedBy : undefined;
}
