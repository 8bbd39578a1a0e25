import { type AccessEvent, type Actor, type HavenEvent, scopeOf } from '@safe-haven/domain';
import type { LogEvent } from '@safe-haven/event-store';
import type { BoardFeed } from '../feed/board.feed.ts';
import type { Reads } from '../feed/dispatch.ts';
import { houseIn } from '../feed/named-shelters.ts';

/** The socket rooms: those who review accesses to an organisation's houses, or to some of them. */
const judges = (organisation: string, shelterId?: string): string =>
  JSON.stringify(['judges', organisation, ...(shelterId === undefined ? [] : [shelterId])]);

/** The rooms in which somebody is nudged that their notices changed, by their right and houses. */
export function noticedAs(actor: Actor): string[] {
  const { organisation, shelters } = actor;
  if (organisation === null) return [];
  const confirming = scopeOf(actor.role, 'confirm_emergency') === 'own' ? [confirmers(organisation)] : [];
  if (scopeOf(actor.role, 'review_emergency') !== 'own') return confirming;
  return [...confirming, ...(shelters?.map((id) => judges(organisation, id)) ?? [judges(organisation)])];
}

const confirmers = (organisation: string): string => JSON.stringify(['confirmers', organisation]);

/** What is read of the log: where people are sent, and access to a house or its address. */
export const NOTICED = {
  vault: 'all',
  access: [
    'AddressRevealed',
    'EmergencyAccessUsed',
    'EmergencyAccessAsked',
    'EmergencyAccessConfirmed',
    'EmergencyAccessReviewed',
  ],
} as const satisfies Reads;

type AccessToAHouse = Extract<AccessEvent, { readonly type: (typeof NOTICED.access)[number] }>;

const VAULT = 'vault-';
const vaultOf = (stream: string): string | null => (stream.startsWith(VAULT) ? stream.slice(VAULT.length) : null);

type Nudge = (rooms: readonly string[], position: string) => void;

/**
 * Says that somebody looked into a house in an emergency or at its address, that a look was judged, or where people are
 * sent was written, to those who answer for the house; and that an emergency waits for a second person. Without a word of
 * which or whose: what it is they ask by their own right. Seldom enough to be told each time.
 */
export class NoticeNudges {
  readonly #feed: BoardFeed;
  #nudge: Nudge = () => undefined;

  constructor(feed: BoardFeed) {
    this.#feed = feed;
  }

  to(nudge: Nudge): void {
    this.#nudge = nudge;
  }

  /** One event of `NOTICED`, after the directory has taken it in. */
  see(logged: LogEvent<HavenEvent>): void {
    if (!logged.readable) return;
    const { event, position, stream, metadata } = logged;
    if (event.type === 'EmergencyAccessAsked' || event.type === 'EmergencyAccessConfirmed') {
      const { organisation } = metadata.actor;
      if (organisation !== null) this.#nudge([confirmers(organisation)], position);
    }
    const shelterId = vaultOf(stream) ?? (event as AccessToAHouse).shelterId;
    const shelter = houseIn(this.#feed, shelterId);
    if (shelter) this.#nudge([judges(shelter.organisation), judges(shelter.organisation, shelter.shelterId)], position);
  }
}
