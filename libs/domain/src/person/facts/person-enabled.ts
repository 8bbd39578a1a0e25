import type { PersonEvolve } from './fact.ts';
import { notDisabled } from './not-disabled.ts';

/** Somebody who never took the account into use is invited again, and counts for nothing until they do. */
export const personEnabled: PersonEvolve<'PersonEnabled'> = (p) => ({
  ...notDisabled(p),
  situation: p.activatedAt === null ? 'invited' : 'active',
});
