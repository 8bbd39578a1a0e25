import { type Actor, HOUR, MINUTE, type Party, placesNeeded, type ReleaseReason, SECOND } from '@safe-haven/domain';
import { admit, admitWalkIn } from './arrivals.ts';
import { recordTimeAfter } from './clock.ts';
import { type Home, placesAt } from './home.ts';
import { anyParty } from './parties.ts';

/** One party that looks for a place: some walk in, most come by a hold. */
export function arrive(home: Home, ms: number): void {
  const party = whoAsks(home);
  if (party === null) return;
  if (home.random.chance(0.3)) admitWalkIn(home, ms, party);
  else hold(home, ms, party);
}

/** Whoever places people sees the board: few ask where it shows no room for them. null: they asked elsewhere. */
function whoAsks(home: Home): Party | null {
  const { random, house } = home;
  const { together } = placesAt(home);
  for (let tries = 0; tries < 4; tries++) {
    const party = anyParty(random, house);
    if (placesNeeded(party) <= together || random.chance(0.05)) return party;
  }
  return null;
}

/** Somebody holds beds, with one of six outcomes. */
function hold(home: Home, ms: number, party: Party): void {
  const by = whoCalls(home, ms);
  const held = home.log.send(ms, by, { type: 'hold-beds', party })?.find((e) => e.type === 'BedsHeld');
  if (!held) return;
  const outcome = home.random.weighted<CallOutcome>([
    [60, comes],
    [11, comesLaterThanPromised],
    [13, isGivenBack],
    [8, nobodyComes],
    [4, comesAfterTheLapse],
    [4, wasAMistake],
  ]);
  outcome(home, { holdId: held.holdId, by, from: ms, deadline: Date.parse(held.expiresAt) });
}

interface LiveHold {
  readonly holdId: string;
  readonly by: Actor;
  readonly from: number;
  readonly deadline: number;
}
type CallOutcome = (home: Home, hold: LiveHold) => void;

const comes: CallOutcome = (home, hold) => comesAt(home, hold, within(home, hold, 0.2, 0.85));

const comesLaterThanPromised: CallOutcome = (home, hold) => {
  whileHeld(home, hold, within(home, hold, 0.8, 0.95), (now) =>
    home.log.send(now, hold.by, { type: 'extend-hold', holdId: hold.holdId }),
  );
  comesAt(home, hold, hold.deadline + home.random.int(1, 22) * MINUTE);
};

const isGivenBack: CallOutcome = (home, hold) =>
  whileHeld(home, hold, within(home, hold, 0.1, 0.7), (now) => {
    const reason = home.random.pick<ReleaseReason>(['placed_elsewhere', 'declined', 'not_suitable', 'no_show']);
    home.log.send(now, hold.by, { type: 'release-hold', holdId: hold.holdId, reason });
  });

const nobodyComes: CallOutcome = (home, hold) => recordTimeAfter(home, hold.deadline);

const comesAfterTheLapse: CallOutcome = (home, hold) => {
  nobodyComes(home, hold);
  home.schedule.at(hold.deadline + home.random.int(5, 25) * MINUTE, (now) =>
    admit(home, now, home.staff.staff, { holdId: hold.holdId }),
  );
};

const wasAMistake: CallOutcome = (home, hold) =>
  whileHeld(home, hold, hold.from + home.random.int(6, 25) * SECOND, (now) =>
    home.log.send(now, hold.by, { type: 'undo', eventId: home.log.lastEventOf(hold.by) }),
  );

/** A time in ms between two shares of the hold's length. */
const within = ({ random }: Home, { from, deadline }: LiveHold, least: number, most: number): number =>
  Math.round(from + (deadline - from) * (least + random.next() * (most - least)));

function comesAt(home: Home, hold: LiveHold, ms: number): void {
  whileHeld(home, hold, ms, (now) => admit(home, now, home.staff.staff, { holdId: hold.holdId }));
}

function whileHeld(home: Home, { holdId }: LiveHold, ms: number, task: (now: number) => void): void {
  home.schedule.at(ms, (now) => {
    if (home.log.kept().holds[holdId] !== undefined) task(now);
  });
}

/** Whoever the house lets hold directly. A hold from abroad lasts hours: none is made shortly before the everyday ends. */
function whoCalls(home: Home, ms: number): Actor {
  const { staff, random, house, ordinaryUntil } = home;
  const direct = house.policy?.directHolds ?? 'hotline';
  if (direct === 'nobody') return random.chance(0.5) ? staff.staff : staff.coordinator;
  const callers: (readonly [number, Actor])[] = [[2, staff.coordinator]];
  if (direct === 'hotline') callers.push([6, staff.hotline]);
  if (staff.neighbour.role === 'coordinator' || direct === 'hotline') callers.push([2, staff.neighbour]);
  if (ms < ordinaryUntil - 7 * HOUR) callers.push([1, staff.abroad(random)]);
  return random.weighted(callers);
}
