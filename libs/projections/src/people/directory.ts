import {
  type AccessEvent,
  evolveOrganisation,
  evolvePerson,
  evolveToken,
  type HavenEvent,
  initialOrganisation,
  initialPerson,
  initialToken,
  type OrganisationEvent,
  type PersonEvent,
  type PersonState,
  type RegisteredOrganisation,
  type ServiceToken,
  type TokenEvent,
  type VaultEvent,
} from '@safe-haven/domain';
import { START, type UnreadableEntry } from '../log.ts';
import { type AccessState, foldAccess } from './accesses.ts';
import { foldVault, type VaultItem } from './vault.ts';

type SessionOpened = Extract<PersonEvent, { readonly type: 'SessionOpened' }>;

/** The input of this projection: any event of ours. */
export type DirectoryEntry = UnreadableEntry | ReadableDirectoryEntry;
export interface ReadableDirectoryEntry {
  readonly readable: true;
  readonly eventId: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: string;
  readonly event: HavenEvent;
  readonly metadata: {
    readonly occurredAt: string;
    readonly recordedAt: string;
    readonly actor: { readonly person: string; readonly role: string; readonly organisation: string | null };
  };
}

/**
 * Accounts, sessions, links, tokens and vault entries, folded from the log. Personal data in it is `Sealed`; it has no
 * data keys. Owned by one follower, which folds into it in place.
 */
export interface Directory extends AccessState {
  position: string;
  readonly people: Map<string, PersonState>;
  /**
   * Accounts with an event that this program can't read: they can't sign in here. Tokens and vaults are listed with a
   * prefix, `token:…` and `vault:…`, which no id has.
   */
  readonly unreadable: Set<string>;
  /** Session id (hash of its token) to person. */
  readonly sessions: Map<string, string>;
  /** Hash of an invitation's token to person. */
  readonly links: Map<string, string>;
  /** Hash of a service token to the token. */
  readonly tokens: Map<string, ServiceToken>;
  /** Organisations registered by administrators, by id. */
  readonly organisations: Map<string, RegisteredOrganisation>;
  /** By shelter id; for an organisation `org.` and its id. */
  readonly vault: Map<string, VaultItem>;
  /** Wrong codes of an account since its last sign-in, and when the last of them was recorded. */
  readonly wrongCodes: Map<string, WrongCodesLogged>;
  /** The same at the time a session was opened: shown to its person. */
  readonly wrongCodesBefore: Map<string, number>;
}

export interface WrongCodesLogged {
  readonly times: number;
  readonly at: string;
}

export const emptyDirectory = (): Directory => ({
  position: START,
  people: new Map(),
  unreadable: new Set(),
  sessions: new Map(),
  links: new Map(),
  tokens: new Map(),
  organisations: new Map(),
  vault: new Map(),
  emergencies: new Map(),
  asked: new Map(),
  shown: [],
  held: [],
  erased: new Map(),
  wrongCodes: new Map(),
  wrongCodesBefore: new Map(),
});

/** The account that an event changed, and the sessions that ended with it; `by`: the session that replaced it. */
export interface DirectoryChange {
  readonly personId: string;
  readonly ended: readonly { readonly sessionId: string; readonly by: string | null }[];
}

/** Folds one event in place. Total and idempotent. Returns what changed for signed-in people. */
export function projectDirectory(directory: Directory, entry: DirectoryEntry): DirectoryChange | null {
  if (entry.position <= directory.position) return null;
  directory.position = entry.position;
  const [kind, id] = kindOf(entry.stream);
  if (kind === 'person') return foldPerson(directory, id, entry);
  if (!entry.readable) {
    closeItem(directory, kind, id);
    return null;
  }
  if (kind === 'token') foldToken(directory, id, entry);
  if (kind === 'organisation') foldOrganisation(directory, id, entry);
  if (kind === 'vault') foldVault(directory.vault, id, entry.event as VaultEvent, entry.metadata);
  return kind === 'access' ? foldOfAccess(directory, entry.event as AccessEvent, entry.metadata) : null;
}

function kindOf(stream: string): [kind: string, id: string] {
  const dash = stream.indexOf('-');
  return dash < 0 ? [stream, ''] : [stream.slice(0, dash), stream.slice(dash + 1)];
}

function foldPerson(directory: Directory, personId: string, entry: DirectoryEntry): DirectoryChange | null {
  const before = directory.people.get(personId) ?? initialPerson(personId);
  const at = before.situation === 'unknown' ? 0 : before.revision;
  if (entry.revision <= at || directory.unreadable.has(personId)) return null;
  if (!entry.readable || entry.revision !== at + 1) return closeUnreadable(directory, personId, before);
  const event = entry.event as PersonEvent;
  const { occurredAt, recordedAt } = entry.metadata;
  const next = evolvePerson(before, { event, context: { revision: entry.revision, occurredAt, recordedAt } });
  directory.people.set(personId, next);
  relink(directory, before, next);
  const ended = endedBetween(before, next).map((sessionId) => ({
    sessionId,
    by: event.type === 'SessionOpened' && event.replaces === sessionId ? event.sessionId : null,
  }));
  if (event.type === 'SessionOpened') {
    directory.sessions.set(event.sessionId, personId);
    carryWrongCodes(directory, personId, event);
  }
  for (const { sessionId } of ended) forgetSession(directory, sessionId);
  return { personId, ended };
}

/** At sign-in the wrong codes since the last one are stored to be shown; a rotated session keeps the number. */
function carryWrongCodes(directory: Directory, personId: string, opened: SessionOpened): void {
  const { sessionId, replaces } = opened;
  const since = directory.wrongCodes.get(personId)?.times ?? 0;
  const carried = replaces === null ? since : (directory.wrongCodesBefore.get(replaces) ?? 0);
  if (carried > 0) directory.wrongCodesBefore.set(sessionId, carried);
  if (replaces === null) directory.wrongCodes.delete(personId);
}

function forgetSession(directory: Directory, sessionId: string): void {
  directory.sessions.delete(sessionId);
  directory.wrongCodesBefore.delete(sessionId);
}

/** An account that can't be read may have been closed: it is treated as closed. */
function closeUnreadable(directory: Directory, personId: string, before: PersonState): DirectoryChange {
  directory.unreadable.add(personId);
  const ended = before.situation === 'unknown' ? [] : Object.keys(before.sessions);
  for (const sessionId of ended) forgetSession(directory, sessionId);
  if (before.situation !== 'unknown' && before.invitation) directory.links.delete(before.invitation.tokenHash);
  return { personId, ended: ended.map((sessionId) => ({ sessionId, by: null })) };
}

/** A token that may have been revoked is refused; an address that may have changed is not shown. */
function closeItem(directory: Directory, kind: string, id: string): void {
  if (kind !== 'token' && kind !== 'vault') return;
  directory.unreadable.add(`${kind}:${id}`);
  if (kind === 'vault') directory.vault.delete(id);
  else {
    for (const [hash, token] of directory.tokens) if (token.tokenId === id) directory.tokens.delete(hash);
  }
}

function endedBetween(before: PersonState, next: PersonState): string[] {
  if (before.situation === 'unknown' || next.situation === 'unknown') return [];
  return Object.keys(before.sessions).filter((id) => !Object.hasOwn(next.sessions, id));
}

function relink(directory: Directory, before: PersonState, next: PersonState): void {
  const was = before.situation === 'unknown' ? null : before.invitation;
  const is = next.situation === 'unknown' ? null : next.invitation;
  if (was && was.tokenHash !== is?.tokenHash) directory.links.delete(was.tokenHash);
  if (is) directory.links.set(is.tokenHash, next.personId);
}

function foldToken(directory: Directory, tokenId: string, entry: ReadableDirectoryEntry): void {
  if (directory.unreadable.has(`token:${tokenId}`)) return;
  const before = [...directory.tokens.values()].find((t) => t.tokenId === tokenId) ?? initialToken(tokenId);
  const { event, metadata } = entry;
  const next = evolveToken(before, { event: event as TokenEvent, context: { recordedAt: metadata.recordedAt } });
  if (next.situation === 'issued') directory.tokens.set(next.tokenHash, next);
}

function foldOrganisation(directory: Directory, organisationId: string, entry: ReadableDirectoryEntry): void {
  const before = directory.organisations.get(organisationId) ?? initialOrganisation(organisationId);
  const { event, metadata } = entry;
  const { recordedAt, actor } = metadata;
  const fact = { event: event as OrganisationEvent, context: { recordedAt, actor } };
  const next = evolveOrganisation(before, fact);
  if (next.situation === 'registered') directory.organisations.set(organisationId, next);
}

type Metadata = ReadableDirectoryEntry['metadata'];

function foldOfAccess(directory: Directory, access: AccessEvent, metadata: Metadata): DirectoryChange | null {
  foldAccess(directory, access, metadata);
  if (access.type === 'SubjectErased') return foldErasure(directory, access.subject);
  if (access.type === 'AttemptsRefused' && access.wrongCodes > 0) {
    const times = (directory.wrongCodes.get(access.personId)?.times ?? 0) + access.wrongCodes;
    directory.wrongCodes.set(access.personId, { times, at: metadata.recordedAt });
  }
  return null;
}

/** An erased person has no session and no link from this event on, on every replica. */
function foldErasure(directory: Directory, subject: string): DirectoryChange | null {
  const personId = /^person-([^@]+)/.exec(subject)?.[1];
  const before = personId === undefined ? undefined : directory.people.get(personId);
  if (personId === undefined || !before || before.situation === 'unknown') return null;
  const next: PersonState = { ...before, sessions: {}, pushes: {}, sms: {}, invitation: null };
  directory.people.set(personId, next);
  relink(directory, before, next);
  const ended = endedBetween(before, next);
  for (const sessionId of ended) forgetSession(directory, sessionId);
  return { personId, ended: ended.map((sessionId) => ({ sessionId, by: null })) };
}
