import type { Handover, HandoverAccount, OneHandover, PastHandover } from '@safe-haven/contracts';
import {
  type AccountOf,
  type Actor,
  earlier,
  HOUR,
  isRequestClosed,
  isTransferEnded,
  type PlacedBy,
  type ShelterState,
  type ShiftState,
} from '@safe-haven/domain';
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
import type { ReadSpans } from './read-spans.ts';

export interface ReadHandoverParts {
  readonly handovers: LiveHandovers;
  readonly cases: LiveCasework;
  readonly feed: BoardFeed;
  readonly spans: ReadSpans;
  readonly names: Names;
  readonly clock: Clock;
}

/** Where nobody has begun a shift, the account is of so long. */
const WITHOUT_A_SHIFT_MS = 12 * HOUR;
/** Handovers of before that are listed. */
const LISTED = 30;

/** Where an account begins, and when that was. */
interface Begins {
  readonly at: string;
  readonly begins: { readonly from: string } | { readonly since: string };
}

/** The account of a desk as it stands, and those of before as they were accepted. */
export class ReadHandover {
  readonly #parts: ReadHandoverParts;

  constructor(parts: ReadHandoverParts) {
    this.#parts = parts;
  }

  async now(desk: Desk, actor: Actor): Promise<Handover> {
    const { handovers, feed, clock } = this.#parts;
    const state = handovers.shiftAt(desk);
    const to = { position: feed.position, at: instantOf(clock.now()) };
    const begun = beginsAt(state, to.at);
    const account = await this.#account(desk, begun, to, this.about(desk, begun.at));
    return {
      position: to.position,
      shelters: desk.shelters && [...desk.shelters],
      shift: await this.#shift(state, actor),
      account,
      may: [...mayNow(state, actor)],
      earlier: await Promise.all(this.#earlier(actor).map((each) => this.#past(each, actor))),
    };
  }

  /** The newest of each desk that somebody sees whole: a manager those of single houses, too. */
  #earlier(actor: Actor): readonly PastShift[] {
    return [...this.#parts.handovers.handovers.past.values()]
      .filter(([any]) => any !== undefined && seesDesk(actor, any.desk))
      .flatMap((ended) => ended.slice(-LISTED))
      .toSorted((a, b) => compare(b.takenAt, a.takenAt))
      .slice(0, LISTED);
  }

  /** One that is over, as it was; null: there is none that this person may see. */
  async past(shiftId: string, actor: Actor): Promise<OneHandover | null> {
    const found = pastShiftOf(this.#parts.handovers.handovers, shiftId);
    if (found === null || !seesDesk(actor, found.desk)) return null;
    const { account, begunAt, takenAt, desk } = found;
    const begun = { at: begunAt, begins: { from: account.from } };
    const to = { position: account.to, at: takenAt };
    return { ...(await this.#past(found, actor)), account: await this.#account(desk, begun, to, account) };
  }

  /** Which houses and cases an account of this desk since an instant is about: more rather than less. */
  about(desk: Desk, since: string): Pick<AccountOf, 'shelters' | 'requests' | 'transfers'> {
    const { feed, cases, handovers } = this.#parts;
    const begun = this.#seenSince(desk, since);
    const isLate = (recordedAt: string) => recordedAt >= begun;
    const own = [...feed.network.shelters.values()].flatMap(({ state }) =>
      wasOfDesk(desk, state, begun) ? state.shelterId : [],
    );
    const has = new Set(own);
    const { requests, transfers } = cases.casework;
    return {
      shelters: [...new Set([...own, ...sheltersWithHoldsOf(handovers.handovers, desk.organisation, since)])],
      requests: [...requests.values()]
        .filter((r) => r.requestedFrom.organisation === desk.organisation || r.asked.some((a) => has.has(a.shelterId)))
        .filter((r) => !isRequestClosed(r) || isLate(r.recordedAt))
        .map(({ requestId }) => requestId),
      transfers: [...transfers.values()]
        .filter((t) => t.from.organisation === desk.organisation || has.has(t.to.shelterId))
        .filter((t) => !isTransferEnded(t) || isLate(t.recordedAt))
        .map(({ transferId }) => transferId),
    };
  }

  /**
   * An account begins where the one before was seen to end, and whoever took over may have seen that long before they did: at the
   * earliest when the shift before began.
   */
  #seenSince(desk: Desk, since: string): string {
    const before = this.#parts.handovers.handovers.past.get(deskIdOf(desk))?.at(-1);
    return before === undefined ? since : earlier(since, before.begunAt);
  }

  async #account(
    desk: Desk,
    { at, begins }: Begins,
    to: HandoverAccount['to'],
    about: Pick<AccountOf, 'shelters' | 'requests' | 'transfers'>,
  ): Promise<HandoverAccount> {
    const { spans } = this.#parts;
    const reach = { ...begins, to: to.position };
    const [houses, requests, transfers] = await Promise.all([
      Promise.all(about.shelters.map((id) => spans.house(id, reach))),
      Promise.all(about.requests.map((id) => spans.request(id, reach))),
      Promise.all(about.transfers.map((id) => spans.transfer(id, reach.to))),
    ]);
    return accountOf(desk, {
      from: { at },
      to,
      shelters: houses,
      requests,
      transfers,
      nameOf: (id) => this.#nameOf(id),
    });
  }

  /** A house of somebody else is called as it is now. */
  #nameOf(shelterId: string) {
    const { state } = this.#parts.feed.known(shelterId);
    if (state.situation === 'unregistered') return { shelterId, shelterName: shelterId, area: '' };
    return { shelterId, shelterName: state.name, area: state.area.name };
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
    const houses = desk.shelters?.map((id) => this.#nameOf(id).shelterName) ?? null;
    return { shiftId, houses, from, begunAt, handedOverAt, to, takenAt, reason } satisfies PastHandover;
  }

  /** Who it was, by name: a colleague of the same organisation. null: erased. */
  async #colleague({ person, role }: PlacedBy, actor: Actor) {
    return { name: await this.#parts.names.nameOf(person), role, mine: person === actor.person };
  }
}

/** A house that was closed since was one of the desk until then. */
function wasOfDesk(desk: Desk, state: ShelterState, since: string): boolean {
  if (state.situation === 'unregistered' || !state.closed) return isOfDesk(desk, state);
  return state.recordedAt >= since && isOfDesk(desk, { ...state, closed: false });
}

/** With the shift; where there is none, at the beginning of an hour, so that what was read of it once is read once. */
function beginsAt(state: ShiftState, now: string): Begins {
  if (state.situation !== 'none') return { at: state.since, begins: { from: state.from } };
  const since = `${instantOf(Date.parse(now) - WITHOUT_A_SHIFT_MS).slice(0, 13)}:00:00.000Z`;
  return { at: since, begins: { since } };
}

/** Which commands the state lets somebody send. */
function mayNow(state: ShiftState, { person }: Actor): Handover['may'] {
  if (state.situation === 'none') return ['begin-shift'];
  if (state.by.person === person) return ['hand-over'];
  return state.situation === 'handed_over' ? ['accept-handover', 'override-handover'] : ['override-handover'];
}
