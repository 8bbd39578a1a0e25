import { MINUTE, type Party } from '@safe-haven/domain';
import { recordTimeAfter } from '../history/clock.ts';
import { bedsOf, roomIdOf, type SimulatedShelter } from '../history/simulated-shelter.ts';
import { instantOf } from '../local-time.ts';
import { personOf } from './people.ts';
import { NIGHT_REQUESTS } from './requests.ts';
import { isSameParty } from './same-party.ts';
import type { Ago, HoldScenario } from './scenario.ts';
import { NIGHT_TRANSFERS } from './transfers.ts';

/** What the night's scenarios do in one shelter. `room` is the number of a room, from 1. */
type NightAction =
  | {
      readonly kind: 'hold';
      readonly at: Ago;
      readonly hold: HoldScenario;
      readonly party: Party;
      /** The request that it is for. */
      readonly request: string | null;
      readonly arrival: { readonly from: Ago; readonly to: Ago };
    }
  | { readonly kind: 'leave'; readonly at: Ago; readonly room: number; readonly party: Party }
  | { readonly kind: 'join'; readonly at: Ago; readonly room: number; readonly party: Party };

/** The night's actions in a shelter, unordered. */
function actionsIn(shelterId: string): readonly NightAction[] {
  return [...ofRequests(shelterId), ...ofTransfers(shelterId)];
}

/** The parties that scenarios need in a room before the night: those that are transferred from it. */
export const partiesIn = (shelterId: string, room: number): readonly Party[] =>
  NIGHT_TRANSFERS.flatMap(({ from, party }) => (from.shelter === shelterId && from.room === room ? [party] : []));

function ofRequests(shelterId: string): readonly NightAction[] {
  return NIGHT_REQUESTS.flatMap(({ key, party, hold }) =>
    hold?.shelter === shelterId ? [holding(hold, party, { request: key, arrival: arrivalOf(hold) })] : [],
  );
}

/** The expected arrival of a hold: mostly within the hour. */
const arrivalOf = ({ at }: HoldScenario) => ({ from: at - 20, to: at - 80 });

function holding(
  hold: HoldScenario,
  party: Party,
  about: Pick<Extract<NightAction, { kind: 'hold' }>, 'request' | 'arrival'>,
) {
  return { kind: 'hold', at: hold.at, hold, party, ...about } as const;
}

function ofTransfers(shelterId: string): readonly NightAction[] {
  return NIGHT_TRANSFERS.flatMap(({ from, departed, arrived, to, hold, party, arrival }): readonly NightAction[] => {
    const actions: NightAction[] = [];
    if (from.shelter === shelterId && from.room !== undefined && departed !== undefined) {
      actions.push({ kind: 'leave', at: departed, room: from.room, party });
    }
    if (to === shelterId && arrived) actions.push({ kind: 'join', at: arrived.at, room: arrived.room, party });
    if (hold?.shelter === shelterId) actions.push(holding(hold, party, { request: null, arrival }));
    return actions;
  });
}

/** Schedules the night's actions of a shelter; `end` (ms) is when the demo begins. */
export function scheduleNight(simulated: SimulatedShelter, end: number): void {
  for (const action of actionsIn(simulated.definition.shelterId)) {
    simulated.schedule.at(end - action.at * MINUTE, (now) => carryOut(simulated, action, { now, end }));
  }
}

interface Times {
  readonly now: number;
  readonly end: number;
}

function carryOut(simulated: SimulatedShelter, action: NightAction, times: Times): void {
  if (action.kind === 'hold') hold(simulated, action, times);
  else if (action.kind === 'leave') leave(simulated, action, times.now);
  else join(simulated, action, times.now);
}

function hold(simulated: SimulatedShelter, action: Extract<NightAction, { kind: 'hold' }>, { now, end }: Times): void {
  const { hold, party, request, arrival } = action;
  const by = personOf(hold.by);
  const held = mustSucceed(
    simulated.log.send(now, by, {
      type: 'hold-beds',
      party,
      arrival: { from: instantOf(end - arrival.from * MINUTE), to: instantOf(end - arrival.to * MINUTE) },
      ...(request !== null && { requestId: simulated.idOf(request) }),
      ...(hold.room !== undefined && { beds: freeBedsOf(simulated, hold.room) }),
    }),
    simulated,
  )?.find((e) => e.type === 'BedsHeld');
  if (!held) return;
  const { holdId } = held;
  const { schedule, log, staff } = simulated;
  if (hold.extended !== undefined) {
    schedule.at(end - hold.extended * MINUTE, (later) =>
      mustSucceed(log.send(later, by, { type: 'extend-hold', holdId }), simulated),
    );
  }
  if (hold.ends === 'lapsed') recordTimeAfter(simulated, Date.parse(held.expiresAt));
  else if (hold.ends !== 'live') {
    schedule.at(end - hold.ends.admitted * MINUTE, (later) =>
      mustSucceed(log.send(later, staff.staff, { type: 'admit-party', holdId, kind: 'referral' }), simulated),
    );
  }
}

/** A departure to another shelter; the transfer itself is recorded separately. */
function leave(
  simulated: SimulatedShelter,
  { room, party }: Extract<NightAction, { kind: 'leave' }>,
  now: number,
): void {
  const { log, definition: shelter, staff } = simulated;
  const state = log.kept();
  const beds = new Set(bedsOf(state).flatMap((b) => (b.roomId === roomIdOf(shelter, room - 1) ? [b.bedId] : [])));
  const stay = Object.values(state.stays).find((s) => s.beds.every((b) => beds.has(b)) && isSameParty(s.party, party));
  if (!stay) throw new Error(`Nobody is there to leave room ${room} of ${shelter.name}.`);
  mustSucceed(
    log.send(now, staff.staff, { type: 'discharge-party', stayId: stay.stayId, destination: 'other_shelter' }),
    simulated,
  );
}

function join(simulated: SimulatedShelter, { room, party }: Extract<NightAction, { kind: 'join' }>, now: number): void {
  const beds = freeBedsOf(simulated, room);
  mustSucceed(
    simulated.log.send(now, simulated.staff.staff, {
      type: 'admit-party',
      party,
      beds,
      kind: 'transfer_in',
      anotherParty: true,
    }),
    simulated,
  );
}

/** The free beds of a room that its target state shows as held or newly occupied. */
function freeBedsOf({ definition: shelter, log }: SimulatedShelter, room: number): string[] {
  const pictured = shelter.rooms[room - 1]?.beds.filter((b) => b.target === 'held' || b.target === 'come') ?? [];
  const free = bedsOf(log.kept()).filter((b) => b.roomId === roomIdOf(shelter, room - 1) && b.use === 'free');
  return free.slice(0, pictured.length).map((b) => b.bedId);
}

/** Actions of a scenario must not be rejected, since the scenario would then be a different one. */
function mustSucceed<T>(events: readonly T[] | null, { definition: shelter }: SimulatedShelter): readonly T[] {
  if (events === null || events.length === 0)
    throw new Error(`The night of ${shelter.name} cannot be as the story has it.`);
  return events;
}

/** When the night of a shelter begins: with its first action or its first answer; null: no scenario involves it. */
export function nightBeginsIn(shelterId: string): Ago | null {
  const actions = actionsIn(shelterId).map(({ at }) => at);
  const answers = NIGHT_REQUESTS.flatMap(({ answers, unmet }) =>
    unmet ? [] : answers.flatMap(({ shelter, at }) => (shelter === shelterId ? [at] : [])),
  );
  return actions.length + answers.length === 0 ? null : Math.max(...actions, ...answers);
}
