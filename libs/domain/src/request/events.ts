import type { RecordedFact } from '../decider.ts';
import type { Country, Instant, Party, ReleaseReason, Sealed } from '../words.ts';

export type Urgency = 'immediate' | 'tonight' | 'within_24h' | 'planned';
export type Answer = 'yes' | 'yes_if' | 'no';
/** Where somebody is until there is a place. */
export type Interim = 'hotel' | 'hospital' | 'police_station' | 'family_or_friends' | 'stays_there' | 'unknown';
/** Why a request that had a place looks for one again. `corrected`: the admission turned out not to have happened. */
export type ReopenedBecause = 'lapsed' | 'released' | 'corrected';

/** Which hold in which house, and the revision of the house at which it was seen to be so. */
export interface HoldSeen {
  readonly shelterId: string;
  readonly holdId: string;
  /** A sighting no newer than the last one of its hold is an echo, and says nothing. */
  readonly seenRevision: number;
}

/**
 * What happened to one party looking for a place. The stream `request-<id>` holds these and nothing else. The party
 * is heads and ages in bands, as a hold says it too; what else is needed or barred is ciphertext, and of the areas to
 * avoid only their number is there.
 */
export type RequestEvent =
  | {
      readonly type: 'RequestOpened';
      readonly requestedFrom: { readonly organisation: string | null; readonly country: Country | null };
      readonly party: Party;
      readonly criteria: Sealed;
      readonly urgency: Urgency;
      readonly excludedAreas: number;
      /** Minutes after which one more level of people is told, as they were agreed when it was opened. */
      readonly escalation: readonly number[];
    }
  | { readonly type: 'RequestBroadcast'; readonly shelters: readonly string[]; readonly respondBy: Instant }
  | {
      readonly type: 'ShelterResponded';
      readonly shelterId: string;
      readonly answer: Answer;
      readonly codes: readonly string[];
    }
  | { readonly type: 'RequestEscalated'; readonly level: number }
  | ({ readonly type: 'RequestPromised' } & HoldSeen)
  /** Somebody held beds for a request that had a place already, or needs none: that hold is released. */
  | ({ readonly type: 'RequestHoldNotNeeded' } & HoldSeen)
  | ({
      readonly type: 'RequestReopened';
      readonly because: ReopenedBecause;
      readonly reason: ReleaseReason | null;
      /** The house whose yes is offered next. */
      readonly next: string | null;
    } & HoldSeen)
  | ({ readonly type: 'RequestPlaced' } & HoldSeen)
  | { readonly type: 'RequestClosedUnmet'; readonly reasons: readonly string[]; readonly interim: Interim | null }
  | { readonly type: 'RequestWithdrawn' };

export type RequestEventType = RequestEvent['type'];

/** One fact in its place. */
export type RequestFact = RecordedFact<RequestEvent>;
