import type { ShelterState } from './state.ts';

/** An unregistered house. */
export const initialShelter = (shelterId: string): ShelterState => ({ situation: 'unregistered', shelterId });
