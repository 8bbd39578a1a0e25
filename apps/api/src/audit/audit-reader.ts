import type { AuditEntry } from '@safe-haven/contracts';
import { type Actor, isOwn, scopeOf } from '@safe-haven/domain';
import type { EventStore } from '@safe-haven/event-store';
import {
  mayAudit,
  newestFirst,
  selectFrom,
  sheltersVisibleTo,
  type TrailEntry,
  type TrailFilter,
} from '@safe-haven/projections';
import type { BoardFeed } from '../feed/board.feed.ts';
import { shelterIn } from '../feed/named-shelters.ts';
import type { LiveDirectory } from '../identity/live-directory.ts';
import type { Names } from '../identity/names.ts';
import type { AuditTrail } from './audit-trail.ts';
import { shelterFacts } from './shelter-facts.ts';

const SPARE = 5_000;

export interface Found {
  readonly entries: readonly TrailEntry[];
  /** Whether older entries exist. */
  readonly more: boolean;
}

interface Parts {
  readonly store: EventStore;
  readonly feed: BoardFeed;
  readonly trail: AuditTrail;
  readonly directory: LiveDirectory;
  readonly names: Names;
}

/**
 * Reads the audit trail for a caller: the entries that the policy allows, newest first, with current names where they
 * still exist.
 */
export class AuditReader {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /**
   * The newest matching entries, at most `limit`. None is newer than what this process has read: otherwise a page could
   * skip an event that arrives later and never show it.
   */
  async find(actor: Actor, filter: TrailFilter, limit: number): Promise<Found> {
    const { trail } = this.#parts.trail;
    const end = trail.position;
    const organisationOf = this.#organisationOf;
    const maySee = (entry: TrailEntry) => mayAudit(actor, entry, organisationOf);
    let found = selectFrom(trail, filter, limit + 1, maySee);
    // These three filters exclude facts of shelters, so shelters are not read.
    if (filter.topic === undefined && (filter.kind === undefined || filter.kind === 'house')) {
      for (const [shelterId, revision] of this.#shelters(actor, filter.shelter)) {
        const facts = await shelterFacts(this.#parts.store, shelterId, filter, { limit: limit + 1, revision, end });
        for (const fact of facts) if (maySee(fact)) found.push(fact);
        // Limits memory for many shelters with long histories: entries too old for the page are dropped.
        if (found.length > SPARE + 2 * limit) found = newestFirst(found).slice(0, limit + 1);
      }
    }
    const entries = newestFirst(found);
    return { entries: entries.slice(0, limit), more: entries.length > limit };
  }

  /** The same entries with the current names of people, shelters and tokens; null where the name no longer exists. */
  async named(reader: Actor, entries: readonly TrailEntry[]): Promise<AuditEntry[]> {
    const names = new Map<string, string | null>();
    const { organisations } = this.#parts.directory.directory;
    const tokens = new Map([...this.#parts.directory.directory.tokens.values()].map((t) => [t.tokenId, t.label]));
    const nameOf = async (person: string) => {
      if (!names.has(person)) {
        const token = person.startsWith('token-') ? tokens.get(person.slice('token-'.length)) : undefined;
        names.set(person, token ?? (await this.#parts.names.nameOf(person)));
      }
      return names.get(person) ?? null;
    };
    const shelterName = (id: string) => shelterIn(this.#parts.feed, id)?.name ?? null;
    const aboutName = ({ kind, id }: TrailEntry['about']) => {
      if (kind === 'person') return nameOf(id);
      if (kind === 'shelter') return shelterName(id);
      if (kind === 'organisation') return organisations.get(id)?.name ?? null;
      return kind === 'token' ? (tokens.get(id) ?? null) : null;
    };
    const named: AuditEntry[] = [];
    for (const { organisations: _, ...entry } of entries) {
      const actor = { ...entry.actor, name: await nameOf(entry.actor.person) };
      const shelters = sheltersVisibleTo(reader, entry, this.#organisationOf);
      named.push({
        ...entry,
        actor,
        about: { ...entry.about, name: await aboutName(entry.about) },
        houses: shelters.map((id) => ({ id, name: shelterName(id) })),
      });
    }
    return named;
  }

  readonly #organisationOf = (shelterId: string) => shelterIn(this.#parts.feed, shelterId)?.organisation ?? null;

  /** Shelters whose facts the actor may see, with their revisions. */
  *#shelters(actor: Actor, only: string | undefined): Generator<[shelterId: string, revision: number]> {
    const all = scopeOf(actor.role, 'audit') === 'any';
    for (const [shelterId, { revision }] of this.#parts.feed.network.shelters) {
      if (only !== undefined && only !== shelterId) continue;
      const shelter = shelterIn(this.#parts.feed, shelterId);
      if (all || (shelter !== null && isOwn(actor, shelter))) yield [shelterId, revision];
    }
  }
}
