import { own } from '@safe-haven/lang';
import type { PersonEvolve } from './fact.ts';

export const sessionSeen: PersonEvolve<'SessionSeen'> = (p, { sessionId }, { occurredAt }) => {
  const session = own(p.sessions, sessionId);
  if (!session) return p;
  return { ...p, sessions: { ...p.sessions, [sessionId]: { ...session, seenAt: occurredAt } } };
};
