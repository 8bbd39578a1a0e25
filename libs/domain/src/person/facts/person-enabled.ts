import type { PersonEvolve } from './fact.ts';
import { notDisabled } from './not-disabled.ts';

/** An account that was never activated is invited again, and does not count until it is activated. */
export const personEnabled: PersonEvolve<'PersonEnabled'> = (p) => ({
  ...notDisabled(p),
  situation: p.activatedAt === null ? 'invited' : 'active',
});
