import type { RequestEvolve } from './fact.ts';

export const requestEscalated: RequestEvolve<'RequestEscalated'> = (_, { level }) => ({ level });
