import { after, MINUTE } from '../instant.ts';
import type { ShelterCommand } from '../shelter/commands/command.ts';
import { decideShelter } from '../shelter/decide.ts';
import type { ShelterContext, ShelterDecision } from '../shelter/decision.ts';
import type { Fact, ShelterEvent } from '../shelter/events.ts';
import { evolveShelter } from '../shelter/evolve.ts';
import { foldShelter } from '../shelter/fold.ts';
import { initialShelter } from '../shelter/initial.ts';
import type { KeptShelter, ShelterState } from '../shelter/state.ts';
import type { Actor, BedKind, ForWhom, Instant, RoomPrivacy, ShelterMode } from '../terms.ts';
import { MANAGER, STAFF } from './people.ts';

export const START: Instant = '2026-03-01T20:00:00.000Z';

/** One house with its stream and a clock that only the test moves. */
export interface Shelter {
  readonly shelterId: string;
  readonly facts: readonly Fact[];
  readonly state: ShelterState;
  readonly kept: KeptShelter;
  now: Instant;
  /** Lets minutes pass. */
  pass(minutes: number): Shelter;
  /** Decides and, when accepted, records. */
  when(command: ShelterCommand, actor?: Actor, over?: Partial<ShelterContext>): ShelterDecision;
  /** Records what must be accepted; throws with the rejection otherwise. Answers the events. */
  given(command: ShelterCommand, actor?: Actor): readonly ShelterEvent[];
  /** Records a fact that no command writes any more, as an older log has it. */
  recorded(event: ShelterEvent, actor?: Actor): void;
}

/** `published`: its registration reads as one of a log from before drafts, so nobody has to publish it. */
export function emptyShelter(shelterId = 's1', startsAt: Instant = START, published = false): Shelter {
  const facts: Fact[] = [];
  let state = initialShelter(shelterId);
  let commands = 0;
  const record = (decision: ShelterDecision, ctx: ShelterContext) => {
    if (!decision.ok) return;
    let corrected = false;
    for (const { event: decided, occurredAt } of decision.events) {
      const event = published && decided.type === 'ShelterRegistered' ? { ...decided, draft: false } : decided;
      const revision = facts.length + 1;
      const { person, role, organisation } = ctx.actor;
      const context = {
        eventId: `e${revision}`,
        revision,
        occurredAt,
        recordedAt: ctx.now,
        commandId: ctx.commandId,
        actor: { person, role, organisation },
      };
      facts.push({ event, context });
      state = evolveShelter(state, { event, context });
      corrected ||= event.type === 'EventCorrected';
    }
    if (corrected) state = foldShelter(shelterId, facts);
  };
  const shelter: Shelter = {
    shelterId,
    facts,
    get state() {
      return state;
    },
    get kept() {
      if (state.situation !== 'kept') throw new Error(`the house is ${state.situation}`);
      return state;
    },
    now: startsAt,
    pass(minutes) {
      shelter.now = after(shelter.now, minutes * MINUTE);
      return shelter;
    },
    when(command, actor = STAFF, over = {}) {
      commands++;
      const ctx: ShelterContext = {
        id: shelterId,
        commandId: `c${commands}`,
        newId: `n${commands}`,
        now: shelter.now,
        actor,
        history: () => facts,
        ...over,
      };
      const decision = decideShelter(command, state, ctx);
      record(decision, ctx);
      return decision;
    },
    given(command, actor) {
      const decision = shelter.when(command, actor);
      if (!decision.ok) throw new Error(`${command.type}: ${JSON.stringify(decision.rejection)}`);
      return decision.events.map((e) => e.event);
    },
    recorded(event, actor = STAFF) {
      commands++;
      const ctx = { id: shelterId, commandId: `c${commands}`, newId: `n${commands}`, now: shelter.now, actor };
      record({ ok: true, events: [{ event, occurredAt: shelter.now }] }, { ...ctx, history: () => facts });
    },
  };
  return shelter;
}

/** The undo of what somebody did last; of an event that is none where they did nothing. */
export const undoBy = ({ facts }: Pick<Shelter, 'facts'>, { person }: Actor) =>
  ({
    type: 'undo',
    eventId: facts.findLast(({ context }) => context.actor.person === person)?.context.eventId ?? 'none',
  }) as const satisfies ShelterCommand;

export const registration = (mode: ShelterMode = 'kept') =>
  ({
    type: 'register',
    name: 'Lara 1',
    organisation: 'Lara',
    country: 'RS',
    area: { id: 'rs-beograd', name: 'Beograd' },
    timezone: 'Europe/Belgrade',
    mode,
    kind: 'crisis',
  }) as const satisfies ShelterCommand;

export type Layout = Readonly<
  Record<
    string,
    { readonly privacy: RoomPrivacy; readonly forWhom?: ForWhom; readonly beds: Readonly<Record<string, BedKind>> }
  >
>;

/** A family room, a small household room, a shared room with an overflow bed. */
export const LAYOUT: Layout = {
  fam: { privacy: 'household', beds: { a1: 'adult', a2: 'adult', c1: 'child', c2: 'child', k1: 'cot' } },
  duo: { privacy: 'household', beds: { d1: 'adult', d2: 'adult' } },
  big: { privacy: 'shared', beds: { b1: 'adult', b2: 'adult', b3: 'adult', o1: 'overflow' } },
};

export const keptShelter = (layout: Layout = LAYOUT, startsAt: Instant = START): Shelter =>
  setUp(emptyShelter('s1', startsAt, true), layout);

/** The same before somebody else publishes it. */
export const draftShelter = (layout: Layout = LAYOUT): Shelter => setUp(emptyShelter(), layout);

function setUp(shelter: Shelter, layout: Layout): Shelter {
  shelter.given(registration(), MANAGER);
  for (const [roomId, { privacy, forWhom, beds }] of Object.entries(layout)) {
    shelter.given({ type: 'add-room', roomId, label: roomId, privacy, ...(forWhom && { forWhom }) }, MANAGER);
    const list = Object.entries(beds).map(([bedId, kind]) => ({ bedId, label: bedId, kind }));
    shelter.given({ type: 'add-beds', roomId, beds: list }, MANAGER);
  }
  return shelter.pass(60);
}

export function countedShelter(): Shelter {
  const shelter = emptyShelter('s1', START, true);
  shelter.given(registration('counted'), MANAGER);
  return shelter.pass(60);
}

export const idOfHold = (events: readonly ShelterEvent[]): string => {
  const held = events.find((e) => e.type === 'BedsHeld');
  if (held?.type !== 'BedsHeld') throw new Error('no hold was made');
  return held.holdId;
};
export const idOfStay = (events: readonly ShelterEvent[]): string => {
  const admitted = events.find((e) => e.type === 'PartyAdmitted');
  if (admitted?.type !== 'PartyAdmitted') throw new Error('nobody was admitted');
  return admitted.stayId;
};
export const bedsIn = (events: readonly ShelterEvent[]): readonly string[] =>
  events.flatMap((e) => (e.type === 'BedsHeld' || e.type === 'PartyAdmitted' ? e.beds : []));
export const types = (decision: ShelterDecision): readonly string[] =>
  decision.ok ? decision.events.map((e) => e.event.type) : [decision.rejection.code];
