import type { Instant, Party, Sealed, Window } from '../terms.ts';
import type {
  ConsentKind,
  ConsentScope,
  DeclineCode,
  EndCode,
  HoldSeen,
  TransferFrom,
  TransferSituation,
  TransferTo,
} from './events.ts';

/** One party's way to another house, folded from its stream. Plain JSON. */
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
  /** When it is expected; a delay that was reported moves it. */
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
  /** A hold in that house that was theirs when it was proposed. */
  readonly proposedHold: string | null;
  /** What the house holds for the way, and the newest of it that was taken in here; null: accepted before that was so, or not yet. */
  readonly hold: HoldSeen | null;
  /** The newest `recordedAt` folded so far: a clock behind it decides nothing. */
  readonly recordedAt: Instant;
  readonly revision: number;
}

interface Consent {
  readonly kind: ConsentKind;
  readonly scope: readonly ConsentScope[];
  readonly at: Instant;
}

/** A transfer of which nothing was recorded yet. */
export const initialTransfer = (transferId: string): TransferState => ({ situation: 'unproposed', transferId });

const ENDED: ReadonlySet<TransferSituation> = new Set<TransferSituation>(['arrived', 'declined', 'failed']);
export const isEnded = ({ situation }: ProposedTransfer): boolean => ENDED.has(situation);
export const isInTransit = ({ situation }: ProposedTransfer): boolean =>
  situation === 'on_the_way' || situation === 'overdue';

/** Whether the receiving house may see what they need, as far as they agreed (PV-5): after its yes, until the end. */
export const receiverSeesDetails = (state: ProposedTransfer): boolean =>
  state.situation === 'accepted' || isInTransit(state);
