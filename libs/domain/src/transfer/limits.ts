/** Assumption to confirm with the partners: so many minutes after the arrival window a party is overdue. */
export const DEFAULT_GRACE_MINUTES = 15;
