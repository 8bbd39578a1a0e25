import {
  type Actor,
  type ExpectedParty,
  isInTransit,
  isInvited,
  isOfShelter,
  isRequestClosed,
  type OpenedRequest,
  type ShelterRef,
} from '@safe-haven/domain';
import { isRequester } from '@safe-haven/projections';
import type { LiveCasework } from '../feed/live-casework.ts';
import { Failure } from '../problems/failure.ts';
import type { RequestStreams } from '../streams/request-streams.ts';
import { caseProblem } from './case-rejections.ts';

/**
 * Preconditions of a hold for a request: the request exists, still needs a place, and belongs to the holder's
 * organisation, was sent to the holder's shelter, or is of a party on the way there. Read at the head of the request's stream, as the hold is decided at
 * the head of its shelter's. The request may still be closed between the two; the hold is then released (RQ-4).
 */
export class HoldsForRequests {
  readonly #streams: RequestStreams;
  readonly #cases: LiveCasework;

  constructor(streams: RequestStreams, cases: LiveCasework) {
    this.#streams = streams;
    this.#cases = cases;
  }

  /** RQ-13: whether the shelter answered yes to this request of the actor's organisation. */
  async invites(actor: Actor, shelterId: string, requestId: string): Promise<boolean> {
    const state = await this.#state(requestId);
    return state !== null && isRequester(actor, state) && isInvited(state, shelterId);
  }

  /**
   * Throws a Failure with the reason. Another organisation's request is indistinguishable from one that does not exist.
   */
  async orFail(actor: Actor, shelter: ShelterRef, requestId: string): Promise<void> {
    const state = await this.#state(requestId);
    const isTheirs = state !== null && isOfShelter(actor, shelter) && this.#concerns(state, shelter.shelterId);
    if (!state || (!isTheirs && !isRequester(actor, state))) {
      throw new Failure('rejected', caseProblem('request_not_opened'));
    }
    if (isRequestClosed(state)) throw new Failure('rejected', caseProblem('request_closed'));
  }

  /** Who is on the way to the shelter by a transfer, by what this process has read (TR-10). */
  expectedAt(shelterId: string): readonly ExpectedParty[] {
    return [...this.#cases.casework.transfers.values()]
      .filter((transfer) => transfer.to.shelterId === shelterId && isInTransit(transfer))
      .map(({ transferId, requestId, party }) => ({ transferId, requestId, party }));
  }

  /** Whether the shelter was asked for this party, or the party is on the way there. */
  #concerns({ asked, requestId }: OpenedRequest, shelterId: string): boolean {
    return (
      asked.some((one) => one.shelterId === shelterId) ||
      this.expectedAt(shelterId).some((expected) => expected.requestId === requestId)
    );
  }

  async #state(requestId: string): Promise<OpenedRequest | null> {
    const state = (await this.#streams.head(requestId))?.state;
    return state && state.situation !== 'unopened' ? state : null;
  }
}
