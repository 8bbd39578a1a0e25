import type { ShelterEvent } from '@safe-haven/contracts';
import type { RecordedFact } from '../decider.ts';

export type { Correction, FrozenPolicy, ShelterEvent, ShelterEventType } from '@safe-haven/contracts';

/** One fact of a house in its place. */
export type Fact = RecordedFact<ShelterEvent>;
