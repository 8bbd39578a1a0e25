import {
  type AccessEvent,
  decidePerson,
  evolvePerson,
  type HavenEvent,
  initialPerson,
  type OrganisationEvent,
  type PersonCommand,
  type PersonState,
  type TokenEvent,
  type VaultEvent,
} from '@safe-haven/domain';
import {
  type Directory,
  type DirectoryChange,
  type DirectoryEntry,
  emptyDirectory,
  projectDirectory,
} from '../people/directory.ts';

const START_MS = Date.parse('2026-11-25T01:00:00.000Z');
const ERASED = { key: 'person-x', box: 'xxxx' };
export const SEALED = ERASED;

/** A log of accounts, tokens, vaults and accesses; account events are decided by the domain. */
export class DirectoryLog {
  readonly entries: DirectoryEntry[] = [];
  readonly #revisions = new Map<string, number>();
  readonly #people = new Map<string, PersonState>();
  now = START_MS;

  get instant(): string {
    return new Date(this.now).toISOString();
  }

  /** Appends the events that the domain decides; none when it rejects. */
  person(personId: string, command: PersonCommand, by = 'ada'): this {
    const before = this.#people.get(personId) ?? initialPerson(personId);
    const actor = { person: by, role: 'administrator', organisation: null, country: null } as const;
    const ctx = { id: personId, now: this.instant, actor, otherAdministrators: 1 };
    const decision = decidePerson(command, before, ctx);
    for (const { event } of decision.ok ? decision.events : []) {
      const revision = this.#write(`person-${personId}`, event, by);
      const context = { revision, occurredAt: this.instant, recordedAt: this.instant };
      this.#people.set(personId, evolvePerson(this.#people.get(personId) ?? before, { event, context }));
    }
    return this;
  }

  token(tokenId: string, event: TokenEvent): this {
    this.#write(`token-${tokenId}`, event, 'ada');
    return this;
  }

  organisation(organisationId: string, event: OrganisationEvent): this {
    this.#write(`organisation-${organisationId}`, event, 'ada');
    return this;
  }

  vault(shelterId: string, event: VaultEvent): this {
    this.#write(`vault-${shelterId}`, event, 'ana');
    return this;
  }

  access(event: AccessEvent, by = 'lejla'): this {
    this.#write('access-2026-11-25', event, by);
    return this;
  }

  /** Appends an event that this program can't read. */
  unreadable(stream: string): this {
    const { eventId, revision, position } = this.#place(stream);
    this.entries.push({ readable: false, eventId, stream, revision, position, reason: 'unknown version' });
    return this;
  }

  /** The directory after a range of entries, and each reported change. */
  follow(directory: Directory = emptyDirectory(), entries: readonly DirectoryEntry[] = this.entries): Directory {
    for (const entry of entries) projectDirectory(directory, entry);
    return directory;
  }

  changes(): DirectoryChange[] {
    const directory = emptyDirectory();
    return this.entries.map((entry) => projectDirectory(directory, entry)).filter((change) => change !== null);
  }

  #write(stream: string, event: HavenEvent, person: string): number {
    const { eventId, revision, position } = this.#place(stream);
    const actor = { person, role: 'coordinator', organisation: 'Lara' };
    const metadata = { occurredAt: this.instant, recordedAt: this.instant, actor };
    this.entries.push({ readable: true, eventId, stream, revision, position, event, metadata });
    return revision;
  }

  #place(stream: string) {
    const revision = (this.#revisions.get(stream) ?? 0) + 1;
    this.#revisions.set(stream, revision);
    const position = String(this.entries.length + 1).padStart(16, '0');
    this.now += 1_000;
    return { eventId: `e-${position}`, revision, position };
  }
}
