import { type AccessEvent, type Actor, type HavenEvent, scopeOf } from '@safe-haven/domain';
import type { LogEvent } from '@safe-haven/event-store';
import { type OperationRecipients, recipientOrganisation } from '../cases/operation-recipients.ts';
import type { BoardFeed } from '../feed/board.feed.ts';
import type { Reads } from '../feed/dispatch.ts';
import type { LiveCasework } from '../feed/live-casework.ts';
import { shelterIn } from '../feed/named-shelters.ts';

/** Room of those who review accesses to an organisation's shelters, or to one of them. */
const reviewers = (organisation: string, shelterId?: string): string =>
  JSON.stringify(['judges', organisation, ...(shelterId === undefined ? [] : [shelterId])]);

/** The rooms of an actor for notice nudges, by their rights and shelters. */
export function noticeRoomsOf(actor: Actor): string[] {
  const { organisation, shelters } = actor;
  if (organisation === null) return [];
  const recipient = recipientOrganisation(actor);
  const confirming = [
    ...(scopeOf(actor.role, 'confirm_emergency') === 'own' ? [confirmers(organisation)] : []),
    ...(recipient === null ? [] : [coordinators(recipient)]),
  ];
  if (scopeOf(actor.role, 'review_emergency') !== 'own') return confirming;
  return [...confirming, ...(shelters?.map((id) => reviewers(organisation, id)) ?? [reviewers(organisation)])];
}

/** Room of those of an organisation who get notices of other organisations’ operations. */
const coordinators = (organisation: string): string => JSON.stringify(['coordinators', organisation]);

const confirmers = (organisation: string): string => JSON.stringify(['confirmers', organisation]);

/** Whether somebody is notified of a fact of the access log: of those about shelters or their addresses. */
const NOTIFIES: { readonly [T in AccessEvent['type']]: boolean } = {
  AddressRevealed: true,
  EmergencyAccessUsed: true,
  EmergencyAccessAsked: true,
  EmergencyAccessConfirmed: true,
  EmergencyAccessReviewed: true,
  ExportProduced: false,
  PlacesSearched: false,
  PlacesTried: true,
  ManyContactsRead: false,
  AttemptsRefused: false,
  OperatorActed: false,
  SubjectErased: false,
};

/** The events that matter for notices: vault entries, accesses to a shelter or its address, their reviews, operations. */
export const NOTICE_EVENTS = {
  vault: 'all',
  access: (Object.keys(NOTIFIES) as AccessEvent['type'][]).filter((type) => NOTIFIES[type]),
  operation: ['OperationOpened', 'OperationHelperJoined', 'OperationClosed'],
} satisfies Reads;

const VAULT = 'vault-';
const OPERATION = 'operation-';
const vaultOf = (stream: string): string | null => (stream.startsWith(VAULT) ? stream.slice(VAULT.length) : null);

/** The shelters that are notified of many holds of one account (HL-2). */
const heldIn = (event: HavenEvent): readonly string[] =>
  event.type === 'PlacesTried' && event.how === 'many_holds' ? event.shelters : [];

type Nudge = (rooms: readonly string[]) => void;

/**
 * Nudges those responsible for a shelter when its address was revealed, an emergency access was opened or reviewed, or
 * an address or meeting point was changed, the second person when an emergency waits for confirmation, and coordinators
 * whose houses may be planned when an operation opened or ended. The nudge has no content: clients refetch under their own
 * rights. Rare enough to be sent without batching.
 */
export class NoticeNudges {
  readonly #feed: BoardFeed;
  readonly #cases: LiveCasework;
  readonly #operations: OperationRecipients;
  #nudge: Nudge = () => undefined;

  constructor(feed: BoardFeed, cases: LiveCasework, operations: OperationRecipients) {
    this.#feed = feed;
    this.#cases = cases;
    this.#operations = operations;
  }

  to(nudge: Nudge): void {
    this.#nudge = nudge;
  }

  /** Called with each event of `NOTICE_EVENTS`, after the directory and the casework. */
  project(logged: LogEvent<HavenEvent>): void {
    if (!logged.readable) return;
    const { event, stream, metadata } = logged;
    if (event.type === 'EmergencyAccessAsked' || event.type === 'EmergencyAccessConfirmed') {
      const { organisation } = metadata.actor;
      if (organisation !== null) this.#nudge([confirmers(organisation)]);
    }
    if (stream.startsWith(OPERATION) && this.#cases.operation(stream.slice(OPERATION.length)) !== null) {
      this.#nudge([...this.#operations.organisations()].map(coordinators));
      return;
    }
    const owner = vaultOf(stream) ?? ('shelterId' in event ? event.shelterId : null);
    for (const shelterId of owner === null ? heldIn(event) : [owner]) {
      const shelter = shelterIn(this.#feed, shelterId);
      if (shelter) this.#nudge([reviewers(shelter.organisation), reviewers(shelter.organisation, shelter.shelterId)]);
    }
  }
}
