/** Assumption to confirm with the partners: a party is overdue so many minutes after its arrival window. */
export const DEFAULT_GRACE_MINUTES = 15;
