import type { Country, Instant, PlacedBy } from '../terms.ts';
import type { SurgeEndedBecause, SurgeReason, SurgeRound } from './events.ts';

/** A country's call for extra places, folded from its stream. Plain JSON; what houses answer is in theirs. */
export type SurgeState = { readonly situation: 'unopened'; readonly surgeId: string } | OpenedSurge;

export interface OpenedSurge {
  /** `waiting`: for its second person. */
  readonly situation: 'waiting' | 'open' | 'ended';
  readonly surgeId: string;
  readonly country: Country;
  readonly places: number;
  readonly until: Instant;
  readonly reason: SurgeReason;
  readonly drill: boolean;
  readonly opened: SurgeStep;
  readonly confirmed: SurgeStep | null;
  /** When who was asked once more. */
  readonly asked: Readonly<Partial<Record<SurgeRound, Instant>>>;
  readonly endedAt: Instant | null;
  readonly endedBecause: SurgeEndedBecause | null;
  readonly recordedAt: Instant;
  readonly revision: number;
}

/** Who did it, for which organisation (null: a focal point of none), and when. */
interface SurgeStep {
  readonly by: PlacedBy;
  readonly organisation: string | null;
  readonly at: Instant;
}

export const initialSurge = (surgeId: string): SurgeState => ({ situation: 'unopened', surgeId });
