import type { Match } from '../matching/match.ts';
import type { PreparedSearch } from '../matching/prepare.ts';
import { choose } from '../shelter/beds/choose.ts';
import { type FreeRoom, openFor } from '../shelter/beds/free.ts';
import { costsOf, levelsOf, saysTo } from './choice.ts';
import type { PlanParty } from './input.ts';
import type { Levels } from './problem.ts';
import { type PlanShelter, together } from './rooms.ts';

/** Rooms of a house that are the same to every party: of household rooms it is not yet said which. */
export interface RoomClass {
  readonly shelter: PlanShelter;
  readonly rooms: readonly FreeRoom[];
  readonly isHousehold: boolean;
}

/** One way to place one party. */
export interface Choice {
  readonly line: string;
  readonly shelter: PlanShelter;
  readonly classes: readonly RoomClass[];
  readonly match: Match;
  readonly levels: Levels;
}

/** Household rooms of one size are one class, since each takes one party. A shared room is a class by itself. */
export function classesOf(shelter: PlanShelter): readonly RoomClass[] {
  const bySize = new Map<string, FreeRoom[]>();
  for (const room of shelter.rooms) {
    const { terms, adult, child, overflow, cot } = room;
    const size = terms === null ? [adult, child, overflow, cot].map(({ length }) => length).join() : room.room.roomId;
    bySize.set(size, [...(bySize.get(size) ?? []), room]);
  }
  return [...bySize.values()].map((rooms) => ({ shelter, rooms, isHousehold: rooms[0]?.terms === null }));
}

/**
 * Every way to place a party in one house: a room that takes all of them, or two household rooms neither of which does.
 */
export function choicesIn(classes: readonly RoomClass[], party: PlanParty, search: PreparedSearch): readonly Choice[] {
  const open = classes.filter(({ rooms: [room] }) => openFor(room as FreeRoom, search.sharing));
  const takes = (...some: readonly RoomClass[]) => choose(together(some.map(roomOf)), party.party, true) !== null;
  const alone = open.filter((one) => takes(one));
  const small = open.filter((one) => one.isHousehold && !alone.includes(one));
  const pairs = small.flatMap((one, i) =>
    small
      .slice(i)
      .filter((other) => (other !== one || one.rooms.length > 1) && takes(one, other))
      .map((other) => [one, other]),
  );
  return [...alone.map((one) => [one]), ...pairs].flatMap((some) => choiceOf(some, party, search) ?? []);
}

const roomOf = ({ rooms }: RoomClass): FreeRoom => rooms[0] as FreeRoom;

function choiceOf(classes: readonly RoomClass[], party: PlanParty, search: PreparedSearch): Choice | null {
  const { shelter } = classes[0] as RoomClass;
  const rooms = classes.map(roomOf);
  const match = saysTo(shelter, rooms, party, search);
  if (match === null) return null;
  const kinds = classes.map(({ rooms: all }) => all);
  return { line: party.line, shelter, classes, match, levels: levelsOf(costsOf(match, kinds, party)) };
}
