import type { ShelterState } from './state.ts';

/** A house of which nothing was recorded yet. */
export const initialShelter = (shelterId: string): ShelterState => ({ situation: 'unregistered', shelterId });
