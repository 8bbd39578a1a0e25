import {
  type Actor,
  isInvited,
  isOfHouse,
  isRequestClosed,
  type OpenedRequest,
  type ShelterRef,
} from '@safe-haven/domain';
import { isRequester } from '@safe-haven/projections';
import { Failure } from '../problems/failure.ts';
import type { RequestStreams } from '../streams/request-streams.ts';
import { caseProblem } from './case-rejections.ts';

/**
 * Preconditions of a hold for a request: the request exists, still needs a place, and belongs to the holder's
 * organisation or was sent to the holder's shelter. Read at the head of the request's stream, as the hold is decided at
 * the head of its shelter's. The request may still be closed between the two; the hold is then released (RQ-4).
 */
export class HoldsForRequests {
  readonly #streams: RequestStreams;

  constructor(streams: RequestStreams) {
    this.#streams = streams;
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
    const isAsked =
      isOfHouse(actor, shelter) && state?.asked.some(({ shelterId }) => shelterId === shelter.shelterId) === true;
    if (!state || (!isAsked && !isRequester(actor, state))) {
      throw new Failure('rejected', caseProblem('request_not_opened'));
    }
    if (isRequestClosed(state)) throw new Failure('rejected', caseProblem('request_closed'));
  }

  async #state(requestId: string): Promise<OpenedRequest | null> {
    const state = (await this.#streams.head(requestId))?.state;
    return state && state.situation !== 'unopened' ? state : null;
  }
}
