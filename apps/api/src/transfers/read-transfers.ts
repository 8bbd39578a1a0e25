import type { TransferDetails, TransferView } from '@safe-haven/contracts';
import {
  type Actor,
  isTransferEnded,
  type Needs,
  type ProposedTransfer,
  receiverSeesDetails,
} from '@safe-haven/domain';
import { isOfTransfer, isSenderOf, transferViewOf } from '@safe-haven/projections';
import { broadcastOf, coveredDetails } from '../cases/disclosed-needs.ts';
import type { CaseSealing } from '../cases/sealing.ts';
import { type Clock, instantOf } from '../environment/clock.ts';
import type { BoardFeed } from '../feed/board.feed.ts';
import type { LiveCasework } from '../feed/live-casework.ts';

/** How much longer ended transfers are listed. */
const LISTED_MS = 24 * 3_600_000;

export interface ReadTransfersParts {
  readonly cases: LiveCasework;
  readonly feed: BoardFeed;
  readonly sealing: CaseSealing;
  readonly clock: Clock;
}

type Disclosed = Pick<TransferView, 'languages' | 'touches' | 'details'>;

/** Transfers as their two sides see them, and nobody else. */
export class ReadTransfers {
  readonly #parts: ReadTransfersParts;

  constructor(parts: ReadTransfersParts) {
    this.#parts = parts;
  }

  /** Open transfers of the caller's side, and those that ended within a day; newest first. */
  async ofCaller(actor: Actor): Promise<TransferView[]> {
    const since = instantOf(this.#parts.clock.now() - LISTED_MS);
    const own = this.#parts.cases.transfersSince(since).filter((state) => isOfTransfer(actor, state));
    return Promise.all(own.map((state) => this.#view(state, actor)));
  }

  /** null: it does not exist, or the caller is on neither side. */
  async one(transferId: string, actor: Actor): Promise<TransferView | null> {
    const state = this.#parts.cases.transfer(transferId);
    return state && isOfTransfer(actor, state) ? this.#view(state, actor) : null;
  }

  /** The sending side sees the needs; the receiving shelter sees what `#disclosedToReceiver` returns. */
  async #view(state: ProposedTransfer, actor: Actor): Promise<TransferView> {
    const { transferId, meetingPoint } = state;
    const { sealing } = this.#parts;
    const details = await sealing.openDetails(transferId, state.details);
    const isSender = isSenderOf(actor, state);
    const disclosed = isSender
      ? { languages: [], touches: [], details }
      : this.#disclosedToReceiver(state, details, actor);
    const seesPoint = isSender || !isTransferEnded(state);
    return transferViewOf(state, actor, {
      ...disclosed,
      heldUntil: this.#heldUntil(state),
      meetingPoint: seesPoint ? await sealing.openMeetingPoint(transferId, meetingPoint) : null,
    });
  }

  #heldUntil({ to, hold, transferId }: ProposedTransfer): string | null {
    const shelter = this.#parts.feed.headOf(to.shelterId).state;
    if (hold === null || shelter.situation !== 'kept') return null;
    return Object.values(shelter.holds).find((each) => each.transferId === transferId)?.expiresAt ?? null;
  }

  /** PV-5: before its yes the rules that are touched, after it what the consent covers, nothing once it has ended. */
  #disclosedToReceiver(state: ProposedTransfer, details: TransferDetails | null, actor: Actor): Disclosed {
    if (details === null || isTransferEnded(state)) return { languages: [], touches: [], details: null };
    const { feed, clock } = this.#parts;
    const { shelterId } = state.to;
    const shelter = { feed, shelterId, party: state.party, actor, now: instantOf(clock.now()) };
    return {
      ...broadcastOf(details.needs as Needs, shelter),
      details: receiverSeesDetails(state) ? coveredDetails(details, state.consent?.scope ?? []) : null,
    };
  }
}
