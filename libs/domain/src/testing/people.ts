import type { Actor, Party } from '../terms.ts';

export const HOTLINE: Actor = { person: 'p-sos', role: 'hotline', organisation: 'SOS', country: 'RS' };
export const HOTLINE_ABROAD: Actor = { person: 'p-sos-mk', role: 'hotline', organisation: 'SOS MK', country: 'MK' };
export const COORDINATOR: Actor = { person: 'p-coo', role: 'coordinator', organisation: 'Lara', country: 'RS' };
export const OTHER_COORDINATOR: Actor = { person: 'p-oth', role: 'coordinator', organisation: 'Vita', country: 'RS' };
export const STAFF: Actor = {
  person: 'p-sta',
  role: 'shelter_staff',
  organisation: 'Lara',
  country: 'RS',
  shelters: ['s1'],
};
export const MANAGER: Actor = { person: 'p-man', role: 'manager', organisation: 'Lara', country: 'RS' };
/** A second person of the house's organisation. */
export const SECOND_MANAGER: Actor = { ...MANAGER, person: 'p-man-2' };
export const CLOCK: Actor = { person: 'system:clock', role: 'service', organisation: null, country: null };

const NOBODY: Party = { women: 0, men: 0, other: 0, girls: 0, boys: 0, infants: 0, sonsOldest: null };
export const party = (heads: Partial<Party>): Party => ({ ...NOBODY, ...heads });
export const WOMAN = party({ women: 1 });
export const TWO = party({ women: 2 });
/** A mother with a girl, a boy and a baby: three places and a cot. */
export const FAMILY = party({ women: 1, girls: 1, boys: 1, infants: 1, sonsOldest: '7-11' });
