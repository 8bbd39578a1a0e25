import {
  type OperationLine as OperationLineView,
  type OperationRide,
  type OperationSummary,
  type OperationView,
  operationCommandNames,
} from '@safe-haven/contracts';
import {
  type Actor,
  isOperationMember,
  isRequestClosed,
  type OpenedOperation,
  type OpenedRequest,
  type OutsideOperation,
  onTheWay,
  promiseOf,
  undoableLines,
  waitsOf,
} from '@safe-haven/domain';
import { peopleOf, sizeOf } from '../cases/operation-size.ts';
import type { CaseSealing } from '../cases/sealing.ts';
import { type Clock, instantOf } from '../environment/clock.ts';
import type { BoardFeed } from '../feed/board.feed.ts';
import type { LiveCasework } from '../feed/live-casework.ts';
import type { LiveDirectory } from '../identity/live-directory.ts';
import type { Names } from '../identity/names.ts';
import { standingIn } from './line-standing.ts';
import { type OpenedLine, openedLines } from './opened.ts';
import { roadsOf } from './roads.ts';

/** How much longer closed operations are listed for their own people. */
const LISTED_MS = 24 * 3_600_000;
const OF_LEAD: ReadonlySet<string> = new Set(['hold', 'confirm', 'undo-holds', 'close']);
/** Of an operation that has ended people may still be on their way. */
const AFTER_END: ReadonlySet<string> = new Set(['show-meeting-point']);
const OF_OTHERS: ReadonlySet<string> = new Set(['open', 'help']);

export interface ReadOperationsParts {
  readonly cases: LiveCasework;
  readonly feed: BoardFeed;
  readonly sealing: CaseSealing;
  readonly names: Names;
  readonly directory: LiveDirectory;
  readonly clock: Clock;
}

/** Operations as their members see them, and as everybody else does: their size and kinds. */
export class ReadOperations {
  readonly #parts: ReadOperationsParts;

  constructor(parts: ReadOperationsParts) {
    this.#parts = parts;
  }

  /** Open ones, and one's own that closed within a day; newest first. */
  async list(actor: Actor): Promise<OperationSummary[]> {
    const { cases, clock } = this.#parts;
    const recent = cases.operationsSince(instantOf(clock.now() - LISTED_MS));
    const shown = recent.filter((one) => one.situation === 'open' || isOperationMember(one, actor));
    return Promise.all(shown.map((one) => this.#summary(one, actor)));
  }

  /** null: it does not exist, or the caller is no member; the two are indistinguishable. */
  async one(operationId: string, actor: Actor): Promise<OperationView | null> {
    const state = this.#parts.cases.operation(operationId);
    return state !== null && isOperationMember(state, actor) ? this.#view(state, actor) : null;
  }

  async #summary(state: OpenedOperation, actor: Actor): Promise<OperationSummary> {
    const member = isOperationMember(state, actor);
    const lead = member ? await this.#member(state.lead.person, actor) : null;
    return { ...sizeOf(state), situation: state.situation, member, lead };
  }

  async #view(state: OpenedOperation, actor: Actor): Promise<OperationView> {
    const { cases, feed, sealing, directory } = this.#parts;
    const { operationId, situation, openedAt, closedAt, closedBecause, expected } = state;
    const where = await sealing.openWhere(operationId, state.where);
    const lines = await openedLines(sealing, state);
    const standingOf = (line: OpenedOperation['lines'][number]) => standingIn(cases, line);
    const isOpen = situation === 'open';
    return {
      ...{ position: feed.position, operationId, situation, openedAt, closedAt, closedBecause, expected },
      from: where?.from ?? null,
      avoid: [...(where?.avoid ?? [])],
      code: isOpen ? await sealing.helpCode(operationId) : null,
      lead: {
        ...(await this.#member(state.lead.person, actor)),
        active: directory.person(state.lead.person)?.situation === 'active',
      },
      helpers: await Promise.all(state.helpers.map(({ person }) => this.#member(person, actor))),
      people: peopleOf(lines),
      lines: lines.map((line) => this.#line(line)),
      rides: this.#rides(state, await roadsOf(this.#parts, state)),
      gone: state.gone.map(({ line, joined }) => ({ line, joined })),
      undoable: isOpen ? undoableLines(state, { standingOf }).map(({ line }) => line) : [],
      may: operationCommandNames.filter((name) => (isOpen || AFTER_END.has(name)) && isOpenTo(name, state, actor)),
    };
  }

  /** Those that somebody is still in. */
  #rides(state: OpenedOperation, outside: OutsideOperation): OperationRide[] {
    return state.rides.flatMap((ride) => {
      const lines = onTheWay(state, ride, outside);
      const leavesAt = outside.roads?.travels.get(ride.ride)?.leavesAt;
      if (lines.length === 0 || leavesAt === undefined) return [];
      const { crossing, apart, away } = waitsOf(state, ride, outside);
      const waits = { crossing: [...crossing], apart: [...apart], away: [...away] };
      const { shelterId, shownAt } = ride;
      return [{ ride: ride.ride, shelterId, lines: [...lines], leavesAt, waits, shownAt }];
    });
  }

  #line(line: OpenedLine): OperationLineView {
    const request = this.#parts.cases.request(line.requestId);
    const place = this.#placeOf(line, request);
    return {
      ...{ line: line.line, requestId: line.requestId, party: line.party, needs: line.needs },
      ...{ with: [...line.related.with], notWith: [...line.related.notWith] },
      ...{ crosses: line.crosses, decided: line.decided },
      situation: situationOf(line, request, place !== null),
      place,
      refused: line.refused,
    };
  }

  /** Where it is held; `holdId` only while the hold is live. */
  #placeOf({ hold }: OpenedLine, request: OpenedRequest | null): OperationLineView['place'] {
    const admitted = request?.holds.find(({ standing }) => standing === 'admitted');
    if (admitted !== undefined) return { shelterId: admitted.shelterId, holdId: null, expiresAt: null, until: null };
    const promise = request === null ? null : promiseOf(request);
    const held = promise ?? (hold?.holdId && !isKnown(request, hold.holdId) ? { ...hold, holdId: hold.holdId } : null);
    if (held === null) return null;
    const { shelterId, holdId } = held;
    const { state } = this.#parts.feed.headOf(shelterId);
    const live = state.situation === 'kept' && Object.hasOwn(state.holds, holdId) ? state.holds[holdId] : undefined;
    const until = hold?.holdId === holdId ? hold.until : null;
    return { shelterId, holdId: live === undefined ? null : holdId, expiresAt: live?.expiresAt ?? null, until };
  }

  async #member(person: string, actor: Actor) {
    return { person, name: await this.#parts.names.nameOf(person), mine: person === actor.person };
  }
}

const isKnown = (request: OpenedRequest | null, holdId: string): boolean =>
  request?.holds.some((hold) => hold.holdId === holdId) ?? false;

function situationOf(
  { hold, refused, isRequested }: OpenedLine,
  request: OpenedRequest | null,
  hasPlace: boolean,
): OperationLineView['situation'] {
  if (request !== null && isRequestClosed(request)) return request.situation as 'placed' | 'unmet' | 'withdrawn';
  if (hasPlace) return hold !== null && !hold.confirmed ? 'first_hold' : 'held';
  if (hold !== null && hold.holdId === null) return 'holding';
  if (refused !== null) return 'refused';
  if (request === null) return isRequested ? 'holding' : 'met';
  return request.asked.length > 0 ? 'asked' : 'open';
}

function isOpenTo(name: string, state: OpenedOperation, actor: Actor): boolean {
  if (OF_OTHERS.has(name)) return false;
  if (OF_LEAD.has(name)) return state.lead.person === actor.person;
  return name !== 'take-lead' || (actor.organisation === state.organisation && state.lead.person !== actor.person);
}
