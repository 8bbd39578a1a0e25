import { type Actor, type HavenEvent, mayDo, type ShelterEvent, scopeOf } from '@safe-haven/domain';
import type { LogEvent } from '@safe-haven/event-store';
import { type CaseChange, shelterOf } from '@safe-haven/projections';
import type { BoardFeed } from '../feed/board.feed.ts';
import type { LiveCasework } from '../feed/live-casework.ts';
import type { LiveHandovers } from '../feed/live-handovers.ts';
import { shelterIn } from '../feed/named-shelters.ts';
import { endsHold } from './tonight-events.ts';

/** Minimum interval between two nudges of one reader; changes in between share the next one. */
export const AT_MOST_EVERY_MS = 500;

/** Room of everybody in an organisation who handles requests. */
const requesters = (organisation: string): string => JSON.stringify(['asks', organisation]);
const answerers = (organisation: string, shelterId?: string): string =>
  JSON.stringify(['answers', organisation, ...(shelterId === undefined ? [] : [shelterId])]);

/** Everybody who sees surges: what one asks, and how many places are open for it, is on every board. */
const SURGES = JSON.stringify(['surges']);

/** The rooms of an actor for Tonight nudges, by their rights and shelters. */
export function tonightRoomsOf(actor: Actor): string[] {
  const { organisation, shelters } = actor;
  const surges = mayDo(actor, 'see_surges') ? [SURGES] : [];
  if (organisation === null) return surges;
  const asks = [...surges, ...(mayDo(actor, 'handle_requests') ? [requesters(organisation)] : [])];
  if (scopeOf(actor.role, 'answer_requests') !== 'own') return asks;
  return [...asks, ...(shelters?.map((id) => answerers(organisation, id)) ?? [answerers(organisation)])];
}

type Nudge = (rooms: readonly string[]) => void;

/**
 * Nudges those concerned when their Tonight list changed, without content: for a request or transfer its organisation
 * and the shelters asked, for a hold its holder and its shelter. Clients refetch under their own rights.
 */
export class TonightNudges {
  readonly #cases: LiveCasework;
  readonly #feed: BoardFeed;
  /** The organisation that placed each live hold, because the event that ends a hold has only its id. */
  readonly #placedBy = new Map<string, string | null>();
  readonly #waiting = new Set<string>();
  #nudge: Nudge = () => undefined;
  #timer: NodeJS.Timeout | undefined;
  #restUntil = 0;
  #running = false;

  constructor(cases: LiveCasework, feed: BoardFeed, handovers: LiveHandovers) {
    this.#cases = cases;
    this.#feed = feed;
    cases.onChange((change) => this.#plan(this.#concernedBy(change)));
    handovers.onChange(({ organisation, shelters }) =>
      this.#plan([answerers(organisation), ...(shelters ?? []).map((id) => answerers(organisation, id))]),
    );
  }

  to(nudge: Nudge): void {
    this.#nudge = nudge;
  }

  /** Events read before this, during the replay at start, cause no nudges. */
  start(): void {
    for (const shelterId of this.#feed.network.shelters.keys()) this.#rememberHolds(shelterId);
    this.#running = true;
  }

  stop(): void {
    this.#running = false;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** Whether a nudge waits until it may be sent. */
  get isPlanned(): boolean {
    return this.#timer !== undefined;
  }

  /** Called with each event of `TONIGHT_EVENTS`, after the board has applied it. */
  project(logged: LogEvent<HavenEvent>): void {
    const shelterId = shelterOf(logged.stream);
    if (!this.#running || !logged.readable || shelterId === null) return;
    const event = logged.event as ShelterEvent;
    const holdId = ('holdId' in event ? event.holdId : null) ?? '';
    if (event.type === 'BedsHeld') this.#placedBy.set(holdId, event.placedBy.organisation);
    // A hold whose admission was taken back goes on: for the person who placed it too.
    const back = event.type === 'EventCorrected' ? this.#rememberHolds(shelterId) : [];
    const all = event.type === 'SurgeAnswered' ? [SURGES] : [];
    this.#plan([...all, ...this.#shelter(shelterId), ...[holdId, ...back].flatMap((id) => this.#placer(id))]);
    if (endsHold(event.type)) this.#placedBy.delete(holdId);
  }

  /** Who placed the live holds of a shelter; answers the holds that were not known. */
  #rememberHolds(shelterId: string): string[] {
    const state = this.#feed.network.shelters.get(shelterId)?.state;
    const holds = state?.situation === 'kept' ? Object.values(state.holds) : [];
    const unknown = holds.filter(({ holdId }) => !this.#placedBy.has(holdId));
    for (const { holdId, placedBy } of unknown) this.#placedBy.set(holdId, placedBy.organisation);
    return unknown.map(({ holdId }) => holdId);
  }

  #concernedBy({ kind, id }: CaseChange): string[] {
    if (kind === 'surge') return [SURGES];
    const request = kind === 'request' ? this.#cases.request(id) : null;
    if (request) {
      const { organisation } = request.requestedFrom;
      const asked = request.asked.flatMap(({ shelterId }) => this.#shelter(shelterId));
      return [...(organisation === null ? [] : [requesters(organisation)]), ...asked];
    }
    const transfer = kind === 'transfer' ? this.#cases.transfer(id) : null;
    if (!transfer) return kind === 'operation' ? this.#membersOf(id) : [];
    const { from, to } = transfer;
    return [...(from.organisation === null ? [] : [requesters(from.organisation)]), ...this.#shelter(to.shelterId)];
  }

  #membersOf(operationId: string): string[] {
    const operation = this.#cases.operation(operationId);
    if (operation === null) return [];
    const helpers = operation.helpers.flatMap(({ organisation }) => organisation ?? []);
    return [...new Set([operation.organisation, ...helpers])].map(requesters);
  }

  #shelter(shelterId: string): string[] {
    const shelter = shelterIn(this.#feed, shelterId);
    return shelter ? [answerers(shelter.organisation), answerers(shelter.organisation, shelterId)] : [];
  }

  #placer(holdId: string): string[] {
    const organisation = this.#placedBy.get(holdId) ?? null;
    return organisation === null ? [] : [requesters(organisation)];
  }

  #plan(rooms: readonly string[]): void {
    if (!this.#running) return;
    for (const room of rooms) this.#waiting.add(room);
    if (this.#waiting.size === 0 || this.#timer) return;
    this.#timer = setTimeout(() => this.#flush(), Math.max(0, this.#restUntil - performance.now()));
    this.#timer.unref();
  }

  #flush(): void {
    this.#timer = undefined;
    this.#restUntil = performance.now() + AT_MOST_EVERY_MS;
    const rooms = [...this.#waiting];
    this.#waiting.clear();
    this.#nudge(rooms);
  }
}
