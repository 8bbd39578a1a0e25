import { without } from '@safe-haven/lang';
import type { PersonEvolve } from './fact.ts';

/** Sessions in that role end with it. */
export const roleRevoked: PersonEvolve<'RoleRevoked'> = (p, { grantId }) => ({
  ...p,
  grants: without(p.grants, grantId),
  sessions: Object.fromEntries(Object.entries(p.sessions).filter(([, session]) => session.grantId !== grantId)),
});
