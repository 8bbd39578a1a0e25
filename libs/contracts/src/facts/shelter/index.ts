import type { EventOf } from '../fact.ts';
import { capacityFacts } from './capacity.ts';
import { correctionFacts } from './corrections.ts';
import { holdFacts } from './holds.ts';
import { setupFacts } from './setup.ts';
import { stayFacts } from './stays.ts';

/** The events of one house, in the streams `shelter-<id>`. */
export const shelterFacts = {
  ...setupFacts,
  ...capacityFacts,
  ...holdFacts,
  ...stayFacts,
  ...correctionFacts,
} as const;

export type ShelterEvent = EventOf<typeof shelterFacts>;
export type ShelterEventType = keyof typeof shelterFacts;
export const shelterEventTypes = Object.keys(shelterFacts) as readonly ShelterEventType[];
