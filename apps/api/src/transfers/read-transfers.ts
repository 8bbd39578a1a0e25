import type { TransferView } from '@safe-haven/contracts';
import type { Actor, ProposedTransfer } from '@safe-haven/domain';
import { isOfTransfer, transferViewOf } from '@safe-haven/projections';
import type { CaseSealing } from '../cases/sealing.ts';
import { type Clock, instantOf } from '../environment/clock.ts';
import type { LiveCasework } from '../feed/live-casework.ts';

/** What has ended is listed a day longer. */
const LISTED_MS = 24 * 3_600_000;

/** Transfers as their two sides see them, and nobody else. */
export class ReadTransfers {
  readonly #parts: { readonly cases: LiveCasework; readonly sealing: CaseSealing; readonly clock: Clock };

  constructor(parts: { readonly cases: LiveCasework; readonly sealing: CaseSealing; readonly clock: Clock }) {
    this.#parts = parts;
  }

  /** Transfers of the caller's side under way, and those that ended within a day; the newest first. */
  async ofCaller(actor: Actor): Promise<TransferView[]> {
    const since = instantOf(this.#parts.clock.now() - LISTED_MS);
    const ours = this.#parts.cases.transfersSince(since).filter((state) => isOfTransfer(actor, state));
    return Promise.all(ours.map((state) => this.#view(state, actor)));
  }

  /** null: there is none, or the caller is of neither side. */
  async one(transferId: string, actor: Actor): Promise<TransferView | null> {
    const state = this.#parts.cases.transfer(transferId);
    return state && isOfTransfer(actor, state) ? this.#view(state, actor) : null;
  }

  async #view(state: ProposedTransfer, actor: Actor): Promise<TransferView> {
    const { transferId, details, meetingPoint } = state;
    const { sealing } = this.#parts;
    return transferViewOf(state, actor, {
      details: await sealing.openDetails(transferId, details),
      meetingPoint: await sealing.openMeetingPoint(transferId, meetingPoint),
    });
  }
}
