import { without } from '../../records.ts';
import type { PersonEvolve } from './fact.ts';

export const sessionRevoked: PersonEvolve<'SessionRevoked'> = (p, { sessionId }) => ({
  ...p,
  sessions: without(p.sessions, sessionId),
});
