import type { Bed, Hold, OwnHold, Room, Stay } from '@safe-haven/contracts';
import { type Actor, arrivalOverdueFrom, bedUse, extendsTo, type KeptShelter } from '@safe-haven/domain';
import { byOf } from '../by.ts';

/** A room with its beds and their users. */
export function roomOf(state: KeptShelter, roomId: string): Room {
  const { label, privacy, forWhom = null, features } = state.rooms[roomId]!;
  const beds = Object.values(state.beds).filter((bed) => bed.roomId === roomId);
  return { roomId, label, privacy, forWhom, features: [...features], beds: beds.map((bed) => bedOf(state, bed)) };
}

function bedOf(state: KeptShelter, { bedId, label, kind, stepFree, service }: KeptShelter['beds'][string]): Bed {
  const use = bedUse(state, bedId);
  return {
    bedId,
    label,
    kind,
    stepFree,
    use: use?.use ?? 'closed',
    holdId: use?.holdId ?? null,
    stayId: use?.stayId ?? null,
    out:
      service.state === 'out'
        ? { reason: service.reason, since: service.since, expectedBack: service.expectedBack }
        : null,
    overflowUntil: service.state === 'overflow' ? service.until : null,
  };
}

export const holdOf = (hold: KeptShelter['holds'][string], reader: Actor): Hold => ({
  holdId: hold.holdId,
  party: { ...hold.party },
  beds: [...hold.beds],
  placedBy: byOf(hold.placedBy, reader),
  heldAt: hold.heldAt,
  expiresAt: hold.expiresAt,
  extendsTo: extendsTo(hold),
  arrival: hold.arrival && { ...hold.arrival },
  overdueFrom: arrivalOverdueFrom(hold),
  requestId: hold.requestId,
});

export const stayOf = ({ stayId, party, beds, since, departure }: KeptShelter['stays'][string]): Stay => ({
  stayId,
  party: { ...party },
  beds: [...beds],
  since,
  departure: departure && { ...departure },
});

export const ownHoldOf = (state: KeptShelter, hold: KeptShelter['holds'][string]): OwnHold => ({
  holdId: hold.holdId,
  places: placesIn(state, hold.beds),
  roomKind: privacyOf(state, hold.beds),
  expiresAt: hold.expiresAt,
  extendsTo: extendsTo(hold),
  arrival: hold.arrival && { ...hold.arrival },
  overdueFrom: arrivalOverdueFrom(hold),
});

/**
 * Rooms by label with the number of people in each, for an evacuation: not who they are or since when (VA-5). A party
 * in several rooms is counted by its beds in each; somebody without a bed is counted with the first one.
 */
export function peopleByRoom(state: KeptShelter): { label: string; people: number }[] {
  const people = new Map<string, number>();
  const add = (bedId: string | undefined, n: number) => {
    const room = state.beds[bedId ?? '']?.roomId;
    if (room !== undefined) people.set(room, (people.get(room) ?? 0) + n);
  };
  for (const { beds, party } of Object.values(state.stays)) {
    const { women, men, other, girls, boys, infants } = party;
    const all = women + men + other + girls + boys + infants;
    const lying = beds.slice(0, all);
    for (const bed of lying) add(bed, 1);
    add(beds[0], all - lying.length);
  }
  return Object.values(state.rooms).map(({ roomId, label }) => ({ label, people: people.get(roomId) ?? 0 }));
}

/** Beds that count as places: all except cots. */
export const placesIn = (state: KeptShelter, beds: readonly string[]): number =>
  beds.filter((bed) => state.beds[bed]?.kind !== 'cot').length;

/** Whether a party has a room of its own. */
export const privacyOf = (state: KeptShelter, beds: readonly string[]): 'household' | 'shared' =>
  beds.every((bed) => state.rooms[state.beds[bed]?.roomId ?? '']?.privacy === 'household') ? 'household' : 'shared';
