import type { EventContext } from '../../decider.ts';
import type { CorrectionKind } from '../../terms.ts';
import type { ShelterEvent, ShelterEventType } from '../events.ts';
import type { CommonPatch, KeptPatch } from '../evolving/patch.ts';
import type { RejectionCode } from '../rejections.ts';
import type { AnyShelter, KeptShelter, Registered } from '../state.ts';

export type EventOf<T extends ShelterEventType> = Extract<ShelterEvent, { type: T }>;

/** Reads and replaces the beds that an event names, for a correction. */
interface NamedBeds<T extends ShelterEventType> {
  readonly of: (event: EventOf<T>) => readonly string[];
  readonly with: (event: EventOf<T>, beds: readonly string[]) => EventOf<T>;
}

interface Shared<T extends ShelterEventType> {
  /** Whether the numbers or beds of the house may change with it. */
  readonly changesOccupancy: boolean;
  /** How it may be corrected (SH-13). */
  readonly correctable: readonly CorrectionKind[];
  /** Whether it is time-driven: a deadline or an end was reached at exactly the given time. */
  readonly decidedByTime: (state: Registered, event: EventOf<T>, context: EventContext) => boolean;
  /** For facts that may be corrected by `replace_beds`. */
  readonly beds: NamedBeds<T> | null;
}

/** A fact of any registered house. `evolve` returns the replaced fields; it is total and uses no clock. */
export interface AnyShelterFact<T extends ShelterEventType> extends Shared<T> {
  readonly of: 'any';
  readonly evolve: (state: AnyShelter, event: EventOf<T>, context: EventContext) => CommonPatch;
  /** The rule that it would break here; null: none. */
  readonly recheck: (state: Registered, event: EventOf<T>) => RejectionCode | null;
}

/** A fact that only a kept house can record; in a counted one it changes nothing. */
export interface KeptShelterFact<T extends ShelterEventType> extends Shared<T> {
  readonly of: 'kept';
  readonly evolve: (state: KeptShelter, event: EventOf<T>, context: EventContext) => KeptPatch;
  /**
   * The bed rule that it would break here; null: none. An accepted fact never breaks one, a correction of an earlier fact
   * may.
   */
  readonly recheck: (state: KeptShelter, event: EventOf<T>, context: EventContext) => RejectionCode | null;
}

export type FactOf<T extends ShelterEventType> = AnyShelterFact<T> | KeptShelterFact<T>;

type Given<F, Defaults extends keyof F> = Omit<F, Defaults | 'of'> & Partial<Pick<F, Defaults>>;

/** Defaults: a fact changes no occupancy, may be voided, has an actor and names no beds. */
const DEFAULTS = {
  changesOccupancy: false,
  correctable: ['void'],
  decidedByTime: () => false,
  beds: null,
} as const;

export const anyShelterFact = <T extends ShelterEventType>(
  fact: Given<AnyShelterFact<T>, keyof Shared<T> | 'recheck'>,
): AnyShelterFact<T> => ({ of: 'any', recheck: () => null, ...DEFAULTS, ...fact });

export const keptShelterFact = <T extends ShelterEventType>(
  fact: Given<KeptShelterFact<T>, keyof Shared<T> | 'recheck'>,
): KeptShelterFact<T> => ({ of: 'kept', recheck: () => null, ...DEFAULTS, ...fact });
