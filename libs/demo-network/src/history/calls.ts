import { type Actor, HOUR, MINUTE, type Party, placesNeeded, type ReleaseReason, SECOND } from '@safe-haven/domain';
import { admit, admitWalkIn } from './arrivals.ts';
import { recordTimeAfter } from './clock.ts';
import { anyParty } from './parties.ts';
import { placesAt, type SimulatedShelter } from './simulated-shelter.ts';

/** One party that looks for a place: some walk in, most come by a hold. */
export function arrive(simulated: SimulatedShelter, ms: number): void {
  const party = askingParty(simulated);
  if (party === null) return;
  if (simulated.random.chance(0.3)) admitWalkIn(simulated, ms, party);
  else hold(simulated, ms, party);
}

/** Callers see the board: few ask a shelter that shows no room for them. null: they asked elsewhere. */
function askingParty(simulated: SimulatedShelter): Party | null {
  const { random, definition: shelter } = simulated;
  const { together } = placesAt(simulated);
  for (let tries = 0; tries < 4; tries++) {
    const party = anyParty(random, shelter);
    if (placesNeeded(party) <= together || random.chance(0.05)) return party;
  }
  return null;
}

/** A hold, with one of six outcomes. */
function hold(simulated: SimulatedShelter, ms: number, party: Party): void {
  const by = caller(simulated, ms);
  const held = simulated.log.send(ms, by, { type: 'hold-beds', party })?.find((e) => e.type === 'BedsHeld');
  if (!held) return;
  const outcome = simulated.random.weighted<CallOutcome>([
    [60, comes],
    [11, arriveLate],
    [13, isGivenBack],
    [8, neverArrive],
    [4, arriveAfterLapse],
    [4, wasAMistake],
  ]);
  outcome(simulated, { holdId: held.holdId, by, from: ms, deadline: Date.parse(held.expiresAt) });
}

interface LiveHold {
  readonly holdId: string;
  readonly by: Actor;
  readonly from: number;
  readonly deadline: number;
}
type CallOutcome = (simulated: SimulatedShelter, hold: LiveHold) => void;

const comes: CallOutcome = (simulated, hold) => arriveAt(simulated, hold, within(simulated, hold, 0.2, 0.85));

const arriveLate: CallOutcome = (simulated, hold) => {
  whileHeld(simulated, hold, within(simulated, hold, 0.8, 0.95), (now) =>
    simulated.log.send(now, hold.by, { type: 'extend-hold', holdId: hold.holdId }),
  );
  arriveAt(simulated, hold, hold.deadline + simulated.random.int(1, 22) * MINUTE);
};

const isGivenBack: CallOutcome = (simulated, hold) =>
  whileHeld(simulated, hold, within(simulated, hold, 0.1, 0.7), (now) => {
    const reason = simulated.random.pick<ReleaseReason>(['placed_elsewhere', 'declined', 'not_suitable', 'no_show']);
    simulated.log.send(now, hold.by, { type: 'release-hold', holdId: hold.holdId, reason });
  });

const neverArrive: CallOutcome = (simulated, hold) => recordTimeAfter(simulated, hold.deadline);

const arriveAfterLapse: CallOutcome = (simulated, hold) => {
  neverArrive(simulated, hold);
  simulated.schedule.at(hold.deadline + simulated.random.int(5, 25) * MINUTE, (now) =>
    admit(simulated, now, simulated.staff.staff, { holdId: hold.holdId }),
  );
};

const wasAMistake: CallOutcome = (simulated, hold) =>
  whileHeld(simulated, hold, hold.from + simulated.random.int(6, 25) * SECOND, (now) =>
    simulated.log.send(now, hold.by, { type: 'undo', eventId: simulated.log.lastEventOf(hold.by) }),
  );

/** A time in ms between two fractions of the hold's duration. */
const within = ({ random }: SimulatedShelter, { from, deadline }: LiveHold, least: number, most: number): number =>
  Math.round(from + (deadline - from) * (least + random.next() * (most - least)));

function arriveAt(simulated: SimulatedShelter, hold: LiveHold, ms: number): void {
  whileHeld(simulated, hold, ms, (now) => admit(simulated, now, simulated.staff.staff, { holdId: hold.holdId }));
}

function whileHeld(simulated: SimulatedShelter, { holdId }: LiveHold, ms: number, task: (now: number) => void): void {
  simulated.schedule.at(ms, (now) => {
    if (simulated.log.kept().holds[holdId] !== undefined) task(now);
  });
}

/**
 * Somebody whom the shelter allows direct holds. A hold from abroad lasts hours, so none is placed shortly before
 * ordinary days end.
 */
function caller(simulated: SimulatedShelter, ms: number): Actor {
  const { staff, random, definition: shelter, ordinaryUntil } = simulated;
  const direct = shelter.policy?.directHolds ?? 'hotline';
  if (direct === 'nobody') return random.chance(0.5) ? staff.staff : staff.coordinator;
  const callers: (readonly [number, Actor])[] = [[2, staff.coordinator]];
  if (direct === 'hotline') callers.push([6, staff.hotline]);
  if (staff.coordinatorNearby.role === 'coordinator' || direct === 'hotline')
    callers.push([2, staff.coordinatorNearby]);
  if (ms < ordinaryUntil - 7 * HOUR) callers.push([1, staff.abroad(random)]);
  return random.weighted(callers);
}
