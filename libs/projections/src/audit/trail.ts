import type { AccessEvent, KeyWrapped, PersonEvent, TokenEvent, WebhookEvent } from '@safe-haven/domain';
import { START } from '../log.ts';
import type { DirectoryEntry, ReadableDirectoryEntry } from '../people/directory.ts';
import { type AuditedAccount, emptyAccount, foldAccount, organisationsIn } from './accounts.ts';
import { isAudited } from './details.ts';
import { aboutSubject, entryOf, type Subject, type TrailEntry } from './entry.ts';
import { type Shared, shareValues } from './interned-values.ts';

/**
 * The audit trail of accounts, tokens, the vault, keys and accesses, folded from the log. Events of shelters are read
 * from their own streams on demand. Owned by one follower, which folds into it in place.
 */
export interface Trail {
  position: string;
  /** Number of events of these streams that this program can't read, and that are missing here. */
  unreadable: number;
  /** In log order. */
  readonly entries: TrailEntry[];
  /** The newest wrap of each existing data key: a deleted one is no longer in the log, nor in the trail. */
  readonly keys: Map<string, TrailEntry>;
  readonly erased: Set<string>;
  readonly accounts: Map<string, AuditedAccount>;
  /** Organisation of each token. */
  readonly tokens: Map<string, string>;
  /** Interned values of entries. */
  readonly shared: Shared;
}

export const emptyTrail = (): Trail => ({
  position: START,
  unreadable: 0,
  entries: [],
  keys: new Map(),
  erased: new Set(),
  accounts: new Map(),
  tokens: new Map(),
  shared: new Map(),
});

/** Kinds of streams that the trail projects. */
const FOLLOWED = /^(person|organisation|request|operation|surge|shift|token|webhook|vault|access|key)-(.+)$/;

/** Events that are no action of anybody: session activity and a webhook's delivery position. */
const HIDDEN: ReadonlySet<string> = new Set(['SessionSeen', 'WebhookTold']);

/** Folds one event in place. Total and idempotent. */
export function projectTrail(trail: Trail, entry: DirectoryEntry): void {
  if (entry.position <= trail.position) return;
  trail.position = entry.position;
  const [, kind, id] = FOLLOWED.exec(entry.stream) ?? [];
  if (kind === undefined || id === undefined) return;
  if (!entry.readable) {
    trail.unreadable += 1;
    return;
  }
  if (HIDDEN.has(entry.event.type) || !isAudited(entry.event)) return;
  if (kind === 'key') foldKey(trail, entry, entry.event as KeyWrapped);
  else trail.entries.push(shareValues(trail.shared, entryOf(entry, shownOf(trail, kind, id, entry))));
}

function shownOf(trail: Trail, kind: string, id: string, entry: ReadableDirectoryEntry): Subject {
  switch (kind) {
    case 'person':
      return shownOfPerson(trail, id, entry.event as PersonEvent);
    case 'organisation':
      return { kind: 'account', about: { kind: 'organisation', id }, organisations: [] };
    case 'request':
      // Of the organisation of the one who did it, and of no house that was asked.
      return { kind: 'request', about: { kind: 'subject', id: `request-${id}` }, organisations: [] };
    case 'operation':
      if (entry.event.type === 'OperationMeetingPointShown') {
        return { kind: 'look', about: { kind: 'shelter', id: entry.event.shelterId }, organisations: [] };
      }
      return { kind: 'request', about: { kind: 'subject', id: `operation-${id}` }, organisations: [] };
    case 'surge':
      return { kind: 'request', about: { kind: 'subject', id: `surge-${id}` }, organisations: [] };
    case 'shift':
      return { kind: 'shift', about: { kind: 'none', id: '' }, organisations: [] };
    case 'token':
      return shownOfToken(trail, id, entry.event as TokenEvent);
    case 'webhook':
      return shownOfWebhook(trail, id, entry.event as WebhookEvent);
    case 'vault':
      return { kind: 'vault', about: ownerOf(id), organisations: [] };
    default:
      return shownOfAccess(trail, entry.event as AccessEvent);
  }
}

/** The vault of a shelter or of an organisation: no shelter id has a dot. */
const ownerOf = (id: string): Subject['about'] =>
  id.startsWith('org.') ? { kind: 'organisation', id: id.slice('org.'.length) } : { kind: 'shelter', id };

function shownOfPerson(trail: Trail, personId: string, event: PersonEvent): Subject {
  const account = trail.accounts.get(personId) ?? emptyAccount();
  trail.accounts.set(personId, account);
  const { organisations, more } = foldAccount(account, event);
  if (event.type === 'RoleGranted') adoptInvitation(trail, personId, organisations);
  return { kind: 'account', about: { kind: 'person', id: personId }, organisations, more };
}

/** An account is invited before it has a role: the invitation belongs to the organisation of its first role. */
function adoptInvitation(trail: Trail, personId: string, organisations: readonly string[]): void {
  const at = trail.entries.findLastIndex((e) => e.about.kind === 'person' && e.about.id === personId);
  const before = trail.entries[at];
  if (before?.type !== 'PersonInvited' || before.organisations.length > 0) return;
  trail.entries[at] = { ...before, organisations };
}

function shownOfToken(trail: Trail, tokenId: string, event: TokenEvent): Subject {
  if (event.type === 'TokenIssued') trail.tokens.set(tokenId, event.organisation);
  const organisation = trail.tokens.get(tokenId);
  const organisations = organisation === undefined ? [] : [organisation];
  return { kind: 'token', about: { kind: 'token', id: tokenId }, organisations };
}

/** Service tokens and webhooks share one kind of entry; their ids never collide. */
function shownOfWebhook(trail: Trail, webhookId: string, event: WebhookEvent): Subject {
  if (event.type === 'WebhookRegistered') trail.tokens.set(webhookId, event.organisation);
  const organisation = trail.tokens.get(webhookId);
  const organisations = organisation === undefined ? [] : [organisation];
  return { kind: 'token', about: { kind: 'subject', id: `webhook-${webhookId}` }, organisations };
}

function shownOfAccess(trail: Trail, event: AccessEvent): Subject {
  switch (event.type) {
    case 'AddressRevealed':
    case 'EmergencyAccessUsed':
    case 'EmergencyAccessAsked':
    case 'EmergencyAccessConfirmed':
      return {
        kind: 'look',
        about: { kind: 'shelter', id: event.shelterId },
        organisations: [event.organisation],
      };
    case 'EmergencyAccessReviewed':
      return { kind: 'look', about: { kind: 'shelter', id: event.shelterId }, organisations: [] };
    case 'ExportProduced':
      return {
        kind: 'look',
        about: { kind: 'none', id: '' },
        organisations: event.organisation === null ? [] : [event.organisation],
      };
    case 'PlacesSearched':
      return { kind: 'look', about: { kind: 'none', id: '' }, organisations: [] };
    case 'AttemptsRefused': {
      const account = trail.accounts.get(event.personId);
      const organisations = account ? organisationsIn(Object.values(account.grants)) : [];
      return { kind: 'account', about: { kind: 'person', id: event.personId }, organisations };
    }
    case 'PlacesTried':
    case 'ManyContactsRead':
      return { kind: 'look', about: { kind: 'none', id: '' }, organisations: [], shelters: event.shelters };
    case 'OperatorActed':
      return { kind: 'key', about: { kind: 'none', id: '' }, organisations: [] };
    case 'SubjectErased':
      return shownOfErasure(trail, event.subject);
  }
}

function shownOfErasure(trail: Trail, subject: string): Subject {
  trail.erased.add(subject);
  trail.keys.delete(subject);
  const about = aboutSubject(subject);
  const account = about.kind === 'person' ? trail.accounts.get(about.id) : undefined;
  return { kind: 'key', about, organisations: account ? organisationsIn(Object.values(account.grants)) : [] };
}

function foldKey(trail: Trail, entry: ReadableDirectoryEntry, { subject }: KeyWrapped): void {
  if (trail.erased.has(subject)) return;
  trail.keys.set(subject, entryOf(entry, { kind: 'key', about: aboutSubject(subject), organisations: [] }));
}
