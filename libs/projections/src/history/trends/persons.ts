import { type KeptShelter, peopleIn } from '@safe-haven/domain';

/** Persons who live in the shelter, infants included. */
export function personsIn({ stays }: KeptShelter): number {
  let persons = 0;
  for (const id of Object.keys(stays)) {
    persons += peopleIn(stays[id]!.party);
  }
  return persons;
}
