import type { RequestCriteria, RequestView, ShelterTask } from '@safe-haven/contracts';
import {
  type Actor,
  isOfShelter,
  isOwnHold,
  isStillAsked,
  type Needs,
  type OpenedRequest,
  shelterseesDetails,
} from '@safe-haven/domain';
import { isRequester, isWaiting, requestViewOf, shelterTasksOf } from '@safe-haven/projections';
import { broadcastOf, coveredCriteria } from '../cases/disclosed-needs.ts';
import type { CaseSealing } from '../cases/sealing.ts';
import { type Clock, instantOf } from '../environment/clock.ts';
import type { BoardFeed } from '../feed/board.feed.ts';
import type { LiveCasework } from '../feed/live-casework.ts';
import { answersFor, sheltersAnsweredBy } from '../feed/named-shelters.ts';
import { answerNow } from './answers-now.ts';

/** How much longer ended requests are listed, so that the next shift sees what became of them. */
const LISTED_MS = 24 * 3_600_000;

export interface ReadRequestsParts {
  readonly cases: LiveCasework;
  readonly feed: BoardFeed;
  readonly sealing: CaseSealing;
  readonly clock: Clock;
}

/**
 * Requests as their own organisation and the shelters asked may see them. Criteria are decrypted for the requesting
 * organisation, and for a shelter as far as it may see them, one by one as they are shown; decrypted text is not
 * cached.
 */
export class ReadRequests {
  readonly #parts: ReadRequestsParts;

  constructor(parts: ReadRequestsParts) {
    this.#parts = parts;
  }

  /** Open requests of the caller's organisation, and those that ended within a day; newest first. */
  async ofOrganisation(actor: Actor): Promise<RequestView[]> {
    const own = this.#recent().filter((state) => isRequester(actor, state));
    return Promise.all(own.map((state) => this.#view(state, actor)));
  }

  /** null: it does not exist, or belongs to another organisation; the two are indistinguishable. */
  async one(requestId: string, actor: Actor): Promise<RequestView | null> {
    const state = this.#parts.cases.request(requestId);
    return state && isRequester(actor, state) ? this.#view(state, actor) : null;
  }

  /** The caller's shelters that they may answer for. */
  sheltersOf(actor: Actor): ReadonlySet<string> {
    return sheltersAnsweredBy(actor, this.#parts.feed);
  }

  mayAnswer(actor: Actor, shelterId: string): boolean {
    return answersFor(actor, this.#parts.feed, shelterId);
  }

  /** Tasks of these shelters: unanswered ones first, then by deadline. */
  async tasksOf(shelters: ReadonlySet<string>, actor: Actor): Promise<ShelterTask[]> {
    const tasks = await Promise.all(
      this.#recent().flatMap((state) =>
        shelterTasksOf(state, shelters).map((task) => this.#taskView(state, task, actor)),
      ),
    );
    return tasks.sort((a, b) => Number(isWaiting(b)) - Number(isWaiting(a)) || (a.respondBy < b.respondBy ? -1 : 1));
  }

  /**
   * What a shelter may see of the needs (PV-4): before its yes the rules that are touched, after it what the consent
   * covers; nothing once it has nothing to decide any more, its own reasons included.
   */
  async #taskView(state: OpenedRequest, task: ShelterTask, actor: Actor): Promise<ShelterTask> {
    const { shelterId, answer } = task;
    const given = state.answers.find((one) => one.shelterId === shelterId);
    if (!isStillAsked(state, shelterId)) return { ...task, shares: [], answer: answer && { ...answer, codes: [] } };
    const codes = given?.because ? await this.#parts.sealing.openBecause(state.requestId, given.because) : given?.codes;
    const shown = { ...task, answer: answer && { ...answer, codes: [...(codes ?? [])] } };
    const criteria = await this.#criteria(state);
    if (criteria === null) return shown;
    const { feed, clock } = this.#parts;
    const shelter = { feed, shelterId, party: state.party, actor, now: instantOf(clock.now()) };
    const isDisclosed = shelterseesDetails(state, shelterId);
    return {
      ...shown,
      ...broadcastOf(criteria.needs as Needs, shelter),
      criteria: isDisclosed ? coveredCriteria(criteria, state.consent?.scope ?? []) : null,
    };
  }

  async #view(recorded: OpenedRequest, actor: Actor): Promise<RequestView> {
    const state = await this.#parts.sealing.openAnswers(recorded);
    const criteria = await this.#criteria(state);
    const { feed, clock } = this.#parts;
    const now = instantOf(clock.now());
    return requestViewOf(state, {
      actor,
      criteria,
      transferId: this.#parts.cases.openTransferOf(state.requestId),
      seesHold: (...hold) => this.#seesHold(actor, ...hold),
      nowOf: (shelterId) => answerNow(state, criteria, { feed, shelterId, actor, now }),
    });
  }

  #criteria({ requestId, criteria }: OpenedRequest): Promise<RequestCriteria | null> {
    return this.#parts.sealing.openCriteria(requestId, criteria);
  }

  #seesHold(actor: Actor, shelterId: string, holdId: string): boolean {
    const { state } = this.#parts.feed.headOf(shelterId);
    if (state.situation !== 'kept') return false;
    const hold = Object.hasOwn(state.holds, holdId) ? state.holds[holdId] : undefined;
    return isOfShelter(actor, state) || (hold !== undefined && isOwnHold(actor, hold.placedBy));
  }

  #recent(): readonly OpenedRequest[] {
    return this.#parts.cases.requestsSince(instantOf(this.#parts.clock.now() - LISTED_MS));
  }
}
