import type { PersonEvolve } from './fact.ts';

export const roleGranted: PersonEvolve<'RoleGranted'> = (p, { type: _, ...grant }) => ({
  ...p,
  grants: { ...p.grants, [grant.grantId]: grant },
});
