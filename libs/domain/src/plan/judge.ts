import { choose } from '../shelter/beds/choose.ts';
import { type FreeRoom, openFor } from '../shelter/beds/free.ts';
import { groupsOf } from '../shelter/beds/sharing.ts';
import { type Costs, costsOf, costsOfNowhere, KM_STEP, saysTo } from './choice.ts';
import type { PlanInput, PlanParty } from './input.ts';
import type { Plan, PlannedLine } from './plan.ts';
import { AIMS } from './problem.ts';
import { type PlanShelter, planShelters, together } from './rooms.ts';
import { type SearchFor, searchesOf, searchOfNobody } from './searches.ts';

/** What is wrong with a plan. */
export type PlanFault =
  | 'line_twice'
  | 'line_unknown'
  | 'line_lost'
  | 'house_unknown'
  | 'room_unknown'
  | 'room_taken'
  | 'room_too_small'
  | 'not_for_party'
  | 'parted'
  | 'not_apart'
  | 'elsewhere'
  | 'aims';

/**
 * Whether a plan holds: party after party is put to bed as a house would do it, and what it costs is added up again. It
 * knows nothing of how the plan was found. Empty: nothing is wrong.
 */
export function judge(plan: Plan, input: PlanInput): readonly PlanFault[] {
  const parties = new Map(input.parties.map((party) => [party.line, party]));
  const known = linesFault(plan, parties);
  if (known !== null) return [known];
  const night = nightOf(input);
  const put = plan.lines.map((line) => putToBed(night, line, parties.get(line.line) as PlanParty));
  const faults = put.flatMap((one) => (typeof one === 'string' ? [one] : []));
  const shelterOf = sheltersOf(plan, input);
  const between = input.parties.flatMap((party) => betweenFaults(party, input, shelterOf));
  const costs = put.flatMap((one) => (typeof one === 'string' ? [] : [one]));
  const missing = plan.notPlaced.map(({ line }) => costsOfNowhere(parties.get(line) as PlanParty));
  const isOther = faults.length === 0 && !areSame(plan, [...costs, ...missing]);
  return [...new Set([...faults, ...between, ...(isOther ? (['aims'] as const) : [])])];
}

/** Each party is in the plan once, with a place or without; those that are held already don't. */
function linesFault(plan: Plan, parties: ReadonlyMap<string, PlanParty>): PlanFault | null {
  const lines = [...plan.lines, ...plan.notPlaced].map(({ line }) => line);
  if (new Set(lines).size < lines.length) return 'line_twice';
  const isPlanned = (line: string) => parties.get(line)?.heldIn === null;
  if (!lines.every(isPlanned)) return 'line_unknown';
  return [...parties.keys()].filter(isPlanned).length > lines.length ? 'line_lost' : null;
}

interface NightOf {
  readonly shelters: ReadonlyMap<string, PlanShelter>;
  /** What is left of each room, by house and room. */
  readonly rooms: Map<string, FreeRoom>;
  readonly searchFor: SearchFor;
}

function nightOf(input: PlanInput): NightOf {
  const shelters = planShelters(input.shelters, searchOfNobody(input));
  const rooms = shelters.flatMap(({ shelter: { shelterId }, rooms: all }) =>
    all.map((room) => [keyOf(shelterId, room.room.roomId), room] as const),
  );
  return {
    shelters: new Map(shelters.map((shelter) => [shelter.shelter.shelterId, shelter])),
    rooms: new Map(rooms),
    searchFor: searchesOf(input),
  };
}

const keyOf = (shelterId: string, roomId: string): string => `${shelterId} ${roomId}`;

/** Gives a party beds of its rooms, which are then taken. Answers what it costs, or why it can't have them. */
function putToBed(night: NightOf, { shelterId, rooms }: PlannedLine, party: PlanParty): Costs | PlanFault {
  const shelter = night.shelters.get(shelterId);
  if (shelter === undefined) return 'house_unknown';
  const left: readonly (FreeRoom | undefined)[] = rooms.map((room) => night.rooms.get(keyOf(shelterId, room)));
  const whole: readonly (FreeRoom | undefined)[] = rooms.map((room) =>
    shelter.rooms.find((one) => one.room.roomId === room),
  );
  if (left.length === 0 || new Set(rooms).size < rooms.length) return 'room_unknown';
  if (!areKnown(left) || !areKnown(whole)) return 'room_unknown';
  const search = night.searchFor(party, shelter.shelter);
  if (!left.every((room) => openFor(room, search.sharing))) return 'room_taken';
  const beds = choose(together(left), party.party, true);
  if (beds === null) return 'room_too_small';
  const match = saysTo(shelter, whole, party, search);
  if (match === null) return 'not_for_party';
  for (const room of left) {
    night.rooms.set(keyOf(shelterId, room.room.roomId), without(room, beds, groupsOf(party.party)));
  }
  return costsOf(
    match,
    whole.map((room) => [room]),
    party,
  );
}

const areKnown = (rooms: readonly (FreeRoom | undefined)[]): rooms is readonly FreeRoom[] => !rooms.includes(undefined);

function without(room: FreeRoom, beds: readonly string[], groups: number): FreeRoom {
  const left = (all: readonly string[]) => all.filter((bed) => !beds.includes(bed));
  return {
    ...room,
    ...{ adult: left(room.adult), child: left(room.child), overflow: left(room.overflow), cot: left(room.cot) },
    inUse: true,
    groups: room.groups | groups,
  };
}

/** Where each party is; of those without a place nothing. */
const sheltersOf = (plan: Plan, { parties }: PlanInput): ReadonlyMap<string, string> =>
  new Map([
    ...parties.flatMap(({ line, heldIn }) => (heldIn === null ? [] : [[line, heldIn] as const])),
    ...plan.lines.map(({ line, shelterId }) => [line, shelterId] as const),
  ]);

function betweenFaults(
  party: PlanParty,
  { parties }: PlanInput,
  shelterOf: ReadonlyMap<string, string>,
): readonly PlanFault[] {
  const shelter = shelterOf.get(party.line);
  const faults: PlanFault[] = [];
  const known = new Map(parties.map((other) => [other.line, other]));
  const isSame = (line: string) => !known.has(line) || shelterOf.get(line) === shelter;
  // Who was held before the others were met keeps the place, and the others come to it or stay open.
  const bothHeld = (line: string) => party.heldIn !== null && shelterOf.get(line) === undefined;
  if (!party.with.every((line) => isSame(line) || bothHeld(line) || waitsForHeld(line, known, shelter)))
    faults.push('parted');
  if (shelter !== undefined && party.notWith.some((line) => known.has(line) && shelterOf.get(line) === shelter)) {
    faults.push('not_apart');
  }
  const isElsewhere = party.heldIn === null && shelter !== undefined && (party.decided ?? shelter) !== shelter;
  return isElsewhere ? [...faults, 'elsewhere'] : faults;
}

const waitsForHeld = (line: string, known: ReadonlyMap<string, PlanParty>, shelter: string | undefined): boolean =>
  shelter === undefined && known.get(line)?.heldIn !== null;

/** Whether the plan says of each aim what adding up says. */
function areSame({ aims, kmStep }: Plan, all: readonly Costs[]): boolean {
  const coarser = (value: number) => Math.floor(value / (kmStep / KM_STEP));
  return AIMS.every((aim) => {
    const sum = all.reduce((total, costs) => total + (aim === 'distance' ? coarser(costs[aim]) : costs[aim]), 0);
    return aims.find((reached) => reached.aim === aim)?.value === sum;
  });
}
