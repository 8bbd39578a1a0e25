import { type Actor, type Grant, type KnownPerson, type OpenSession } from '@safe-haven/domain';
import {
  administratorsIn,
  type Directory,
  type DirectoryEntry,
  emptyDirectory,
  projectDirectory,
} from '@safe-haven/projections';
import type { Sample } from '../privacy/keys/missing-key.ts';

/** A session with its person and role. */
export interface FoundSession {
  readonly person: KnownPerson;
  readonly session: OpenSession;
  readonly grant: Grant;
  /** Wrong codes on the account since the session before this one. */
  readonly wrongCodes: number;
}

/** The count, and when the last one was recorded (milliseconds since 1970). */
export interface WrongCodes {
  readonly times: number;
  readonly at: number;
}

export type OnSessionEnd = (sessionId: string, by: string | null) => void;
export type OnPersonChange = (personId: string) => void;
export type OnOrganisationChange = () => void;

/**
 * The directory projection up to the position that this process has read, with subscriptions to ended sessions, changed
 * accounts and changed organisations.
 */
export class LiveDirectory {
  readonly directory: Directory;
  readonly #onEnd = new Set<OnSessionEnd>();
  readonly #onChange = new Set<OnPersonChange>();
  readonly #onOrganisation = new Set<OnOrganisationChange>();

  constructor(start: Directory | null = null) {
    this.directory = start ?? emptyDirectory();
  }

  /** Projects one event, in the order of the log. */
  project(entry: DirectoryEntry): void {
    const change = projectDirectory(this.directory, entry);
    if (entry.stream.startsWith('organisation-')) for (const listener of this.#onOrganisation) listener();
    if (!change) return;
    for (const { sessionId, by } of change.ended) for (const listener of this.#onEnd) listener(sessionId, by);
    for (const listener of this.#onChange) listener(change.personId);
  }

  onSessionEnd(listener: OnSessionEnd): void {
    this.#onEnd.add(listener);
  }

  onPersonChange(listener: OnPersonChange): void {
    this.#onChange.add(listener);
  }

  /** An organisation was registered or changed, or its own sign-in was. */
  onOrganisationChange(listener: OnOrganisationChange): void {
    this.#onOrganisation.add(listener);
  }

  person(personId: string): KnownPerson | null {
    const person = this.directory.people.get(personId);
    return person && person.situation !== 'unknown' && !this.directory.unreadable.has(personId) ? person : null;
  }

  people(): KnownPerson[] {
    return [...this.directory.people.keys()].map((id) => this.person(id)).filter((p) => p !== null);
  }

  /** Boxes about people and shelters, as samples for checking the master keys. */
  sealed(): Sample[] {
    const profiles = this.people().flatMap(({ profile }) => profile ?? []);
    const addresses = [...this.directory.vault.values()].flatMap(({ address }) => address ?? []);
    return [
      ...addresses.map((sealed) => ({ sealed, purpose: 'address' })),
      ...profiles.map((sealed) => ({ sealed, purpose: 'profile' })),
    ];
  }

  /** Only an active account has sessions, and only in a role that it still has. */
  session(sessionId: string): FoundSession | null {
    const personId = this.directory.sessions.get(sessionId);
    const person = personId === undefined ? null : this.person(personId);
    const session = person?.situation === 'active' ? ownOf(person.sessions, sessionId) : undefined;
    const grant = session && person && ownOf(person.grants, session.grantId);
    const wrongCodes = this.directory.wrongCodesBefore.get(sessionId) ?? 0;
    return person && session && grant ? { person, session, grant, wrongCodes } : null;
  }

  /** Wrong codes of an account since its last sign-in, from the log; null: none. */
  wrongCodesOf(personId: string): WrongCodes | null {
    const logged = this.directory.wrongCodes.get(personId);
    return logged ? { times: logged.times, at: Date.parse(logged.at) } : null;
  }

  /** Active administrators other than a person. */
  administratorsExcept = (personId: string): number =>
    administratorsIn(this.directory).filter((id) => id !== personId).length;
}

/** A person in one of their roles, as commands and projections use it. */
export const actorOf = (personId: string, { role, organisation, country, shelters }: Grant): Actor => ({
  person: personId,
  role,
  organisation,
  country,
  ...(shelters === null ? {} : { shelters }),
});

/** Own properties only: `constructor` is not a role. */
const ownOf = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;
