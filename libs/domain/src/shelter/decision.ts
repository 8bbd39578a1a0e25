import type { Decision, DecisionContext } from '../decider.ts';
import type { Country, Instant, Party } from '../terms.ts';
import type { ShelterEvent } from './events.ts';
import type { Rejection } from './rejections.ts';

export type ShelterDecision = Decision<ShelterEvent, Rejection>;

/** What deciding on a house needs from other streams. */
export interface OutsideShelter {
  /** The house said yes to the request of the actor's organisation, and so lets it hold beds (RQ-13). */
  readonly invited?: boolean;
  /** It came as a text message (SM-6). */
  readonly bySms?: boolean;
  /** The countries of the registering organisation; absent: not restricted. */
  readonly countries?: readonly Country[];
  /** The one who proposed the change that waits may not set up the house any more (PX-4). */
  readonly proposerGone?: boolean;
  /** The houses that this one could be mistaken for. */
  readonly neighbours?: readonly Neighbour[];
  /** The surge that is answered, while it is open; null: there is none. */
  readonly surge?: AskedBySurge | null;
  /** Who is on the way here by a transfer, whether the house holds for them or not (TR-10). */
  readonly expected?: readonly ExpectedParty[];
}

/** What a house is asked by a surge. */
export interface AskedBySurge {
  readonly country: Country;
  readonly until: Instant;
  readonly drill: boolean;
}

export interface ExpectedParty {
  readonly transferId: string;
  readonly requestId: string | null;
  readonly party: Party;
}

/** What is needed of another house to compare names. */
export interface Neighbour {
  readonly shelterId: string;
  readonly name: string;
  readonly areaId: string;
}

export type ShelterContext = DecisionContext<ShelterEvent> & OutsideShelter;
