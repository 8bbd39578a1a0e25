import type { Instant, Party, Sealed, Window } from '../words.ts';
import type { ConsentKind, ConsentScope, DeclineCode, FailCode, TransferTo } from './events.ts';
import type { RegimeCheck } from './regime.ts';

/** A wish on one transfer, in the imperative of its event. The names are those of the HTTP contract. */
export type TransferCommand =
  | {
      readonly type: 'propose';
      /** The house that the party is in now; none, when it is in none. */
      readonly fromShelterId?: string;
      readonly to: TransferTo;
      readonly requestId?: string;
      readonly party: Party;
      readonly arrival: Window;
      /** What the house's legal regime says of this party (`regimeCheck`). */
      readonly regime: RegimeCheck;
      readonly details?: Sealed;
      readonly graceMinutes?: number;
    }
  | {
      readonly type: 'record-consent';
      readonly kind: ConsentKind;
      readonly scope: readonly ConsentScope[];
      readonly occurredAt?: Instant;
    }
  /** `met`: the conditions that are settled; all of them have to be. */
  | { readonly type: 'accept'; readonly met: readonly string[]; readonly occurredAt?: Instant }
  | { readonly type: 'decline'; readonly code: DeclineCode; readonly occurredAt?: Instant }
  | { readonly type: 'share-meeting-point'; readonly point: Sealed }
  | { readonly type: 'depart'; readonly arrival?: Window; readonly occurredAt?: Instant }
  /** They said that they come later, or earlier: the house need not be alarmed. */
  | { readonly type: 'change-arrival'; readonly arrival: Window }
  | { readonly type: 'arrive'; readonly occurredAt?: Instant }
  | { readonly type: 'fail'; readonly code: FailCode; readonly occurredAt?: Instant }
  /** The clock asks: record that the party is overdue, if it is. */
  | { readonly type: 'record-time' };

export type TransferCommandType = TransferCommand['type'];

/** Assumption to confirm with the partners: so many minutes after the arrival window a party is overdue. */
export const DEFAULT_GRACE_MINUTES = 15;
