import type { ForWhom, Party } from '../terms.ts';

/**
 * Who may be together in a shared room, as docs/SPEC.md says it (SR-1), in the words of people and not of bits: the
 * independent judge of the tests. `isFor`: whom the room takes; `mayMeet`: who shares it with strangers.
 */
export function mayMeet(parties: readonly Party[], forWhom: ForWhom | null): boolean {
  if (parties.length < 2) return true;
  const menAndWomen = parties.some(({ men }) => men > 0) && parties.some(({ women }) => women > 0);
  if (menAndWomen && forWhom !== 'anyone' && forWhom !== 'families') return false;
  const alone = parties.filter((party) => !hasAdults(party));
  if (alone.length > 0 && alone.length < parties.length) return false;
  return !(alone.some(({ girls }) => girls > 0) && alone.some(({ boys }) => boys > 0));
}

const hasAdults = ({ women, men, other }: Party): boolean => women + men + other > 0;
const hasChildren = ({ girls, boys, infants }: Party): boolean => girls + boys + infants > 0;

export function isFor(party: Party, forWhom: ForWhom | null, genders: readonly string[] | null): boolean {
  const { women, men, other, girls, boys } = party;
  switch (forWhom) {
    case 'women':
      return women > 0 && men + other === 0;
    case 'men':
      return men > 0 && women + other === 0;
    case 'families':
      return hasAdults(party) && hasChildren(party);
    case 'girls':
      return !hasAdults(party) && girls > 0 && boys === 0;
    case 'boys':
      return !hasAdults(party) && boys > 0 && girls === 0;
    case 'anyone':
      return true;
    case null:
      return genders === null || genders.includes('women') === genders.includes('men') || isForShelter(party, genders);
  }
}

/** In a house for women alone, or for men alone. */
function isForShelter(party: Party, genders: readonly string[]): boolean {
  const { women, men, other, girls, boys } = party;
  const [others, child] = genders.includes('women') ? [men, boys] : [women, girls];
  if (!hasAdults(party)) return child === 0 && genders.includes(genders.includes('women') ? 'girls' : 'boys');
  return others === 0 && (other === 0 || genders.includes('trans_non_binary'));
}
