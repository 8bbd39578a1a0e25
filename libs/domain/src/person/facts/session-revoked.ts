import { without } from '@safe-haven/lang';
import type { PersonEvolve } from './fact.ts';

export const sessionRevoked: PersonEvolve<'SessionRevoked'> = (p, { sessionId }) => ({
  ...p,
  sessions: without(p.sessions, sessionId),
});
