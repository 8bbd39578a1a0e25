import type { Country, Instant, PlacedBy } from '../terms.ts';
import type { SurgeCannotReason, SurgeEndedBecause, SurgeReason, SurgeRound } from './events.ts';

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
  /** The surge of another country that asked for this one. */
  readonly answers: string | null;
  readonly opened: SurgeStep;
  readonly confirmed: SurgeStep | null;
  /** Other countries that were asked for what was missing, in that order. */
  readonly countries: readonly AskedCountry[];
  /** When who was asked once more. */
  readonly asked: Readonly<Partial<Record<SurgeRound, Instant>>>;
  readonly endedAt: Instant | null;
  readonly endedBecause: SurgeEndedBecause | null;
  readonly recordedAt: Instant;
  readonly revision: number;
}

/** What a country that was asked said of it is here only if it can’t: a surge that it opens is a stream of its own. */
export interface AskedCountry {
  readonly country: Country;
  /** What was missing then. */
  readonly places: number;
  readonly asked: SurgeStep;
  readonly declined: { readonly reason: SurgeCannotReason; readonly at: Instant } | null;
}

/** Who did it, for which organisation (null: a focal point of none), and when. */
interface SurgeStep {
  readonly by: PlacedBy;
  readonly organisation: string | null;
  readonly at: Instant;
}

export const initialSurge = (surgeId: string): SurgeState => ({ situation: 'unopened', surgeId });
