import type { FreeRoom } from '../shelter/beds/free.ts';
import type { PlanParty } from './input.ts';
import type { Choice } from './options.ts';

interface WithRooms {
  readonly choice: Choice;
  readonly rooms: readonly string[];
}

/** Gives each party rooms of its classes: those that it is shown in while they are free, then the first. */
export function withRooms(choices: readonly Choice[], parties: readonly PlanParty[]): readonly WithRooms[] {
  const shownOf = new Map(parties.map(({ line, shown }) => [line, shown]));
  const taken = new Set<FreeRoom>();
  const take = (rooms: readonly FreeRoom[], isMeant: (room: FreeRoom) => boolean): FreeRoom | null => {
    const room = rooms.find((one) => !taken.has(one) && isMeant(one)) ?? null;
    if (room !== null && room.terms === null) taken.add(room);
    return room;
  };
  const shown = choices.map(({ line, shelter, classes }) => {
    const before = shownOf.get(line) ?? null;
    const isShown = ({ room }: FreeRoom) =>
      before?.shelterId === shelter.shelter.shelterId && before.rooms.includes(room.roomId);
    return classes.map(({ rooms }) => take(rooms, isShown));
  });
  return choices.map((choice, i) => ({
    choice,
    rooms: choice.classes.map(({ rooms }, j) => {
      const room = shown[i]?.[j] ?? take(rooms, () => true);
      if (room === null) throw new Error('a kind of room was given away more often than it is there');
      return room.room.roomId;
    }),
  }));
}
