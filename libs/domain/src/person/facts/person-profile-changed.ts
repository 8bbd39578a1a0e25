import type { PersonEvolve } from './fact.ts';

export const personProfileChanged: PersonEvolve<'PersonProfileChanged'> = (p, { profile }) => ({ ...p, profile });
