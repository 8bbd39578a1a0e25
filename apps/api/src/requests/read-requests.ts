import type { HouseTask, RequestCriteria, RequestView } from '@safe-haven/contracts';
import { type Actor, isOfHouse, isOwnHold, type OpenedRequest } from '@safe-haven/domain';
import { houseTasksOf, isAskers, isWaiting, requestViewOf } from '@safe-haven/projections';
import type { CaseSealing } from '../cases/sealing.ts';
import { type Clock, instantOf } from '../environment/clock.ts';
import type { BoardFeed } from '../feed/board.feed.ts';
import type { LiveCasework } from '../feed/live-casework.ts';
import { answersFor, sheltersAnsweredBy } from '../feed/named-shelters.ts';

/** What has ended is listed a day longer, so that the next shift sees what became of it. */
const LISTED_MS = 24 * 3_600_000;

export interface ReadRequestsParts {
  readonly cases: LiveCasework;
  readonly feed: BoardFeed;
  readonly sealing: CaseSealing;
  readonly clock: Clock;
}

/**
 * Requests as those see them who asked, and as the houses do that were asked. Criteria are opened for these and for
 * nobody else, one by one as they are shown; nothing that was opened is kept.
 */
export class ReadRequests {
  readonly #parts: ReadRequestsParts;

  constructor(parts: ReadRequestsParts) {
    this.#parts = parts;
  }

  /** Requests of the caller's organisation under way, and those that ended within a day; the newest first. */
  async ofOrganisation(actor: Actor): Promise<RequestView[]> {
    const mine = this.#recent().filter((state) => isAskers(actor, state));
    return Promise.all(mine.map((state) => this.#view(state, actor)));
  }

  /** null: there is none, or it is not the caller's organisation's: nobody learns which. */
  async one(requestId: string, actor: Actor): Promise<RequestView | null> {
    const state = this.#parts.cases.request(requestId);
    return state && isAskers(actor, state) ? this.#view(state, actor) : null;
  }

  /** Own houses for which the caller answers. */
  housesOf(actor: Actor): ReadonlySet<string> {
    return sheltersAnsweredBy(actor, this.#parts.feed);
  }

  mayAnswer(actor: Actor, shelterId: string): boolean {
    return answersFor(actor, this.#parts.feed, shelterId);
  }

  /** What these houses are asked: what waits for an answer first, then by when it is to be given. */
  async tasksOf(houses: ReadonlySet<string>): Promise<HouseTask[]> {
    const tasks = await Promise.all(
      this.#recent().flatMap((state) => houseTasksOf(state, houses).map((task) => this.#taskView(state, task))),
    );
    return tasks.sort((a, b) => Number(isWaiting(b)) - Number(isWaiting(a)) || (a.respondBy < b.respondBy ? -1 : 1));
  }

  /** A house that has nothing to decide any more need not know what was needed. */
  async #taskView(state: OpenedRequest, task: HouseTask): Promise<HouseTask> {
    if (task.state !== 'open' && task.state !== 'here') return task;
    return { ...task, criteria: await this.#criteria(state) };
  }

  async #view(state: OpenedRequest, actor: Actor): Promise<RequestView> {
    const criteria = await this.#criteria(state);
    return requestViewOf(state, { actor, criteria, seesHold: (...hold) => this.#seesHold(actor, ...hold) });
  }

  #criteria({ requestId, criteria }: OpenedRequest): Promise<RequestCriteria | null> {
    return this.#parts.sealing.openCriteria(requestId, criteria);
  }

  #seesHold(actor: Actor, shelterId: string, holdId: string): boolean {
    const { state } = this.#parts.feed.known(shelterId);
    if (state.situation !== 'kept') return false;
    const hold = Object.hasOwn(state.holds, holdId) ? state.holds[holdId] : undefined;
    return isOfHouse(actor, state) || (hold !== undefined && isOwnHold(actor, hold.placedBy));
  }

  #recent(): readonly OpenedRequest[] {
    return this.#parts.cases.requestsSince(instantOf(this.#parts.clock.now() - LISTED_MS));
  }
}
