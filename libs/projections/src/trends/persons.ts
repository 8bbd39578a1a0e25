import { adultsOf, childrenOf, type KeptShelter } from '@safe-haven/domain';

/** Everybody who lives in the house, infants included. */
export function personsIn({ stays }: KeptShelter): number {
  let persons = 0;
  for (const id of Object.keys(stays)) {
    const { party } = stays[id]!;
    persons += adultsOf(party) + childrenOf(party) + party.infants;
  }
  return persons;
}
