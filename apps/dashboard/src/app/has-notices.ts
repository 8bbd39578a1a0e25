import type { Me } from '@safe-haven/contracts';

/** Whom notices are for: managers, and coordinators, who confirm emergencies and plan next to others (OR-22). */
export const hasNotices = ({ role }: Pick<Me, 'role'>): boolean => role === 'manager' || role === 'coordinator';
