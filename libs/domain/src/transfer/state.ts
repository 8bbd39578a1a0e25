import type { Instant, Party, Sealed, Window } from '../terms.ts';
import type {
  ConsentKind,
  ConsentScope,
  DeclineCode,
  DivertedBecause,
  EndCode,
  HoldSeen,
  TransferFrom,
  TransferSituation,
  TransferTo,
} from './events.ts';

/** One party's journey to another house, folded from its stream. Plain JSON. */
export type TransferState = Unproposed | ProposedTransfer;

interface Unproposed {
  readonly situation: 'unproposed';
  readonly transferId: string;
}

export interface ProposedTransfer {
  readonly situation: TransferSituation;
  readonly transferId: string;
  readonly from: TransferFrom;
  readonly to: TransferTo;
  readonly requestId: string | null;
  readonly party: Party;
  /** When it is expected; a reported delay moves it. */
  readonly arrival: Window;
  readonly conditions: readonly string[];
  readonly details: Sealed | null;
  readonly graceMinutes: number;
  readonly consent: Consent | null;
  readonly meetingPoint: Sealed | null;
  readonly proposedAt: Instant;
  readonly acceptedAt: Instant | null;
  readonly departedAt: Instant | null;
  readonly endedAt: Instant | null;
  /** Why it was declined or failed. */
  readonly code: DeclineCode | EndCode | null;
  /** A hold in that house that the party had when the transfer was proposed. */
  readonly proposedHold: string | null;
  /**
   * The house's hold for the journey, and the newest observation of it that was handled; null: not accepted, or accepted
   * before this was recorded.
   */
  readonly hold: HoldSeen | null;
  /** The party has set out, and that hold is gone: it has no place where it is going (TR-10). null: it is expected there. */
  readonly diverted: Diverted | null;
  /** The newest `recordedAt` folded so far: a clock behind it decides nothing. */
  readonly recordedAt: Instant;
  readonly revision: number;
}

export interface Diverted {
  readonly at: Instant;
  readonly because: DivertedBecause;
}

interface Consent {
  readonly kind: ConsentKind;
  readonly scope: readonly ConsentScope[];
  readonly at: Instant;
}

/** An unproposed transfer. */
export const initialTransfer = (transferId: string): TransferState => ({ situation: 'unproposed', transferId });

const ENDED: ReadonlySet<TransferSituation> = new Set<TransferSituation>(['arrived', 'declined', 'failed']);
export const isEnded = ({ situation }: ProposedTransfer): boolean => ENDED.has(situation);
export const isInTransit = ({ situation }: ProposedTransfer): boolean =>
  situation === 'on_the_way' || situation === 'overdue';

/** Whether the receiving house may see the needs, as far as they consented (PV-5): after its yes, until the end. */
export const receiverSeesDetails = (state: ProposedTransfer): boolean =>
  state.situation === 'accepted' || isInTransit(state);

/** Whether a diversion is over because its party has set out since for another house, which holds for it (TR-10). */
export const isSuperseded = (state: ProposedTransfer, others: Iterable<ProposedTransfer>): boolean =>
  state.diverted !== null && Iterator.from(others).some((other) => takesOver(state, other));

const takesOver = ({ transferId, requestId, departedAt }: ProposedTransfer, other: ProposedTransfer): boolean =>
  requestId !== null &&
  other.requestId === requestId &&
  other.transferId !== transferId &&
  isInTransit(other) &&
  other.diverted === null &&
  (other.departedAt ?? '') > (departedAt ?? '');
