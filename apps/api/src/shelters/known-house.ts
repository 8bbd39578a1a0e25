import { type KnownHouse, nightsDigest } from '@safe-haven/contracts/exchange';
import type { KeptShelter, Registered } from '@safe-haven/domain';

/** What an import has to know of a house. `exact`: whoever asks sees its beds; else its rooms are left out. */
export function knownHouseOf(state: Registered, exact: boolean): KnownHouse {
  const { shelterId, name, organisation, country, area, timezone, kind, situation, rules } = state;
  return {
    ...{ shelterId, name, organisation, country, areaId: area.id, timezone, kind, mode: situation },
    rules: rules && { ...rules },
    nights: nightsDigest(Object.values(state.census.months).flatMap((month) => Object.values(month))),
    rooms: exact && state.situation === 'kept' ? roomsOf(state) : [],
    stays: exact && state.situation === 'kept' ? staysOf(state) : [],
  };
}

const roomsOf = ({ rooms, beds }: KeptShelter): KnownHouse['rooms'] =>
  Object.values(rooms).map(({ roomId, label, privacy }) => ({
    label,
    privacy,
    beds: Object.values(beds)
      .filter((bed) => bed.roomId === roomId)
      .map((bed) => ({ bedId: bed.bedId, label: bed.label, kind: bed.kind })),
  }));

const staysOf = ({ stays }: KeptShelter): KnownHouse['stays'] =>
  Object.values(stays).map(({ beds, party: { women, men, other, girls, boys, infants } }) => ({
    beds: [...beds],
    people: women + men + other + girls + boys + infants,
  }));
