/** How long emergency access to a house of another organisation stays open. */
export const EMERGENCY_LASTS_MINUTES = 30;
