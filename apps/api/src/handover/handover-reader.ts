import type { Handover, HandoverAccount, OneHandover, PastHandover } from '@safe-haven/contracts';
import {
  type AccountOf,
  type Actor,
  earlier,
  HOUR,
  isRequestClosed,
  isTransferEnded,
  later,
  type PlacedBy,
  type ShelterState,
  type ShiftState,
} from '@safe-haven/domain';
import { START } from '@safe-haven/event-store';
import { compare } from '@safe-haven/lang';
import {
  accountOf,
  type Desk,
  isOfDesk,
  type PastShift,
  pastShiftOf,
  seesDesk,
  sheltersWithHoldsOf,
} from '@safe-haven/projections';
import { type Clock, instantOf } from '../environment/clock.ts';
import type { BoardFeed } from '../feed/board.feed.ts';
import type { LiveCasework } from '../feed/live-casework.ts';
import { deskIdOf, type LiveHandovers } from '../feed/live-handovers.ts';
import type { Names } from '../identity/names.ts';
import { Slices } from '../limits/loop-turns.ts';
import type { SpanReader } from './span-reader.ts';

export interface HandoverReaderParts {
  readonly handovers: LiveHandovers;
  readonly cases: LiveCasework;
  readonly feed: BoardFeed;
  readonly spans: SpanReader;
  readonly names: Names;
  readonly clock: Clock;
}

/** The length of the account where nobody has begun a shift. */
const ACCOUNT_WITHOUT_SHIFT_MS = 12 * HOUR;
/** At most so many past handovers are listed. */
const MAX_LISTED = 30;

/** Where an account starts: the instant, and the position or instant from which events count. */
interface AccountStart {
  readonly at: string;
  readonly rangeStart: { readonly from: string } | { readonly since: string };
}

/** The current account of a desk, and past ones as they were accepted. */
export class HandoverReader {
  readonly #parts: HandoverReaderParts;

  constructor(parts: HandoverReaderParts) {
    this.#parts = parts;
  }

  async now(desk: Desk, actor: Actor): Promise<Handover> {
    const { handovers, feed, clock } = this.#parts;
    const state = handovers.shiftAt(desk);
    const to = { position: feed.position, at: instantOf(clock.now()) };
    const start = accountStart(state, to.at);
    const account = await this.#account(desk, start, to, this.about(desk, start.at));
    return {
      position: to.position,
      shelters: desk.shelters && [...desk.shelters],
      shift: await this.#shift(state, actor),
      account,
      may: [...allowedCommands(state, actor)],
      earlier: await Promise.all(this.#listPast(actor).map((each) => this.#past(each, actor))),
    };
  }

  /** The newest past shifts of every desk whose shelters the actor may all see: a manager sees those of single shelters too. */
  #listPast(actor: Actor): readonly PastShift[] {
    return [...this.#parts.handovers.handovers.past.values()]
      .filter(([first]) => first !== undefined && seesDesk(actor, first.desk))
      .flatMap((shifts) => shifts.slice(-MAX_LISTED))
      .toSorted((a, b) => compare(b.takenAt, a.takenAt))
      .slice(0, MAX_LISTED);
  }

  /** A past handover as it was accepted; null: there is none that this person may see. */
  async past(shiftId: string, actor: Actor): Promise<OneHandover | null> {
    const found = pastShiftOf(this.#parts.handovers.handovers, shiftId);
    if (found === null || !seesDesk(actor, found.desk)) return null;
    const { account, begunAt, takenAt, desk } = found;
    const start = { at: begunAt, rangeStart: { from: account.from } };
    const to = { position: account.to, at: takenAt };
    return { ...(await this.#past(found, actor)), account: await this.#account(desk, start, to, account) };
  }

  /**
   * The shelters, requests and transfers that an account of this desk since an instant covers. It rather includes too many:
   * those without events add no lines.
   */
  about(desk: Desk, since: string): Pick<AccountOf, 'shelters' | 'requests' | 'transfers'> {
    const { feed, cases, handovers } = this.#parts;
    const start = this.#earliestStart(desk, since);
    const isInAccount = (recordedAt: string) => recordedAt >= start;
    const own = [...feed.network.shelters.values()].flatMap(({ state }) =>
      wasOfDesk(desk, state, start) ? state.shelterId : [],
    );
    const ownIds = new Set(own);
    const { requests, transfers } = cases.casework;
    return {
      shelters: [...new Set([...own, ...sheltersWithHoldsOf(handovers.handovers, desk.organisation, since)])],
      requests: [...requests.values()]
        .filter(
          (r) => r.requestedFrom.organisation === desk.organisation || r.asked.some((a) => ownIds.has(a.shelterId)),
        )
        .filter((r) => !isRequestClosed(r) || isInAccount(r.recordedAt))
        .map(({ requestId }) => requestId),
      transfers: [...transfers.values()]
        .filter((t) => t.from.organisation === desk.organisation || ownIds.has(t.to.shelterId))
        .filter((t) => !isTransferEnded(t) || isInAccount(t.recordedAt))
        .map(({ transferId }) => transferId),
    };
  }

  /**
   * An account starts where the previous one was seen to end, and the person who took over may have seen it long before
   * they accepted: at the earliest when the previous shift began.
   */
  #earliestStart(desk: Desk, since: string): string {
    const before = this.#parts.handovers.handovers.past.get(deskIdOf(desk))?.at(-1);
    return before === undefined ? since : earlier(since, before.begunAt);
  }

  async #account(
    desk: Desk,
    { at, rangeStart }: AccountStart,
    to: HandoverAccount['to'],
    about: Pick<AccountOf, 'shelters' | 'requests' | 'transfers'>,
  ): Promise<HandoverAccount> {
    const { spans } = this.#parts;
    // The end that is sent is the newest of their own events: that of the log counts what others do (PV-11).
    let end = 'from' in rangeStart ? earlier(rangeStart.from, to.position) : START;
    const onEvent = (position: string) => {
      end = later(end, position);
    };
    const isOwn = (id: string) => this.#isOfDesk(desk, id);
    const range = { ...rangeStart, to: to.position, organisation: desk.organisation, isOwn, onEvent };
    const shelters = await inBatches(about.shelters, (id) => spans.shelter(id, range));
    const requests = await inBatches(about.requests, (id) => spans.request(id, range));
    const transfers = await inBatches(about.transfers, (id) => spans.transfer(id, range));
    return accountOf(desk, {
      from: { at },
      to: { ...to, position: end },
      shelters,
      requests,
      transfers,
      nameOf: (id) => this.#nameOf(id),
    });
  }

  /** Also one that was closed meanwhile. */
  #isOfDesk(desk: Desk, shelterId: string): boolean {
    const { state } = this.#parts.feed.headOf(shelterId);
    return state.situation !== 'unregistered' && isOfDesk(desk, { ...state, closed: false });
  }

  /** A shelter of another organisation appears under its current name. */
  #nameOf(shelterId: string) {
    const { state } = this.#parts.feed.headOf(shelterId);
    if (state.situation === 'unregistered') return { shelterId, shelterName: shelterId, area: '', areaId: '' };
    return { shelterId, shelterName: state.name, area: state.area.name, areaId: state.area.id };
  }

  async #shift(state: ShiftState, actor: Actor): Promise<Handover['shift']> {
    if (state.situation === 'none') return null;
    return {
      shiftId: state.shiftId,
      situation: state.situation,
      by: await this.#colleague(state.by, actor),
      since: state.since,
      handedOverAt: state.situation === 'handed_over' ? state.handedOverAt : null,
    };
  }

  async #past({ shiftId, desk, by, begunAt, handedOverAt, takenBy, takenAt, reason }: PastShift, actor: Actor) {
    const [from, to] = await Promise.all([this.#colleague(by, actor), this.#colleague(takenBy, actor)]);
    const shelters = desk.shelters?.map((id) => this.#nameOf(id).shelterName) ?? null;
    return { shiftId, shelters, from, begunAt, handedOverAt, to, takenAt, reason } satisfies PastHandover;
  }

  /** The name of a colleague of the same organisation; null: erased. */
  async #colleague({ person, role }: PlacedBy, actor: Actor) {
    return { name: await this.#parts.names.nameOf(person), role, mine: person === actor.person };
  }
}

/** So many streams are read at a time: a store elsewhere takes its time for each, and one here takes that of everybody. */
const READ_AT_ONCE = 4;

async function inBatches<T>(ids: readonly string[], read: (id: string) => Promise<T>): Promise<T[]> {
  const all: T[] = [];
  const slices = new Slices();
  for (let i = 0; i < ids.length; i += READ_AT_ONCE) {
    all.push(...(await Promise.all(ids.slice(i, i + READ_AT_ONCE).map(read))));
    await slices.pauseIfDue();
  }
  return all;
}

/** A shelter that was closed during the account belonged to the desk until then. */
function wasOfDesk(desk: Desk, state: ShelterState, since: string): boolean {
  if (state.situation === 'unregistered' || !state.closed) return isOfDesk(desk, state);
  return state.recordedAt >= since && isOfDesk(desk, { ...state, closed: false });
}

/** With the shift; without one at the start of an hour, so that the cached start is reused within the hour. */
function accountStart(state: ShiftState, now: string): AccountStart {
  if (state.situation !== 'none') return { at: state.since, rangeStart: { from: state.from } };
  const since = `${instantOf(Date.parse(now) - ACCOUNT_WITHOUT_SHIFT_MS).slice(0, 13)}:00:00.000Z`;
  return { at: since, rangeStart: { since } };
}

/** The commands that the state allows this person. */
function allowedCommands(state: ShiftState, { person }: Actor): Handover['may'] {
  if (state.situation === 'none') return ['begin-shift'];
  if (state.by.person === person) return ['hand-over'];
  return state.situation === 'handed_over' ? ['accept-handover', 'override-handover'] : ['override-handover'];
}
