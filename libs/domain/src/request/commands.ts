import type { Instant, Party, Sealed } from '../words.ts';
import type { Answer, Interim, Urgency } from './events.ts';
import type { HoldSighting } from './sightings.ts';

/** A wish on one request, in the imperative of its event. The names are those of the HTTP contract. */
export type RequestCommand =
  | {
      readonly type: 'open';
      readonly party: Party;
      /** Sealed under `request-<id>`, so that forgetting that key forgets what was needed, and nothing else. */
      readonly criteria: Sealed;
      readonly urgency: Urgency;
      readonly excludedAreas: number;
      /** Minutes after which one more level of people is told. */
      readonly escalation?: readonly number[];
    }
  | { readonly type: 'broadcast'; readonly shelters: readonly string[]; readonly respondBy: Instant }
  | {
      readonly type: 'respond';
      readonly shelterId: string;
      readonly answer: Answer;
      /** Conditions of a yes-if, reasons of a no; a yes has none. */
      readonly codes: readonly string[];
      readonly occurredAt?: Instant;
    }
  /** To this level: two people who press at once tell one level of people. */
  | { readonly type: 'escalate'; readonly level: number }
  | { readonly type: 'withdraw'; readonly occurredAt?: Instant }
  | {
      readonly type: 'close-unmet';
      readonly reasons: readonly string[];
      readonly interim?: Interim;
      readonly occurredAt?: Instant;
    }
  /** The clock asks: record every level that is due. */
  | { readonly type: 'record-time' }
  /** The process of requests asks: record what follows from a hold: promised, not needed, reopened, placed. */
  | { readonly type: 'note-hold'; readonly sighting: HoldSighting };

export type RequestCommandType = RequestCommand['type'];

/** Assumption to confirm with the partners: after so many minutes without a place the next people are told. */
export const DEFAULT_ESCALATION: readonly number[] = [10, 20, 30];
