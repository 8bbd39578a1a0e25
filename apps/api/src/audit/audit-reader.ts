import type { AuditEntry } from '@safe-haven/contracts';
import { type Actor, isOwn, scopeOf } from '@safe-haven/domain';
import { type EventStore, type Position, START } from '@safe-haven/event-store';
import {
  mayAudit,
  newestFirst,
  selectFrom,
  sheltersVisibleTo,
  type TrailEntry,
  type TrailFilter,
} from '@safe-haven/projections';
import { LRUCache } from 'lru-cache';
import type { BoardFeed } from '../feed/board.feed.ts';
import { shelterIn } from '../feed/named-shelters.ts';
import type { LiveDirectory } from '../identity/live-directory.ts';
import type { Names } from '../identity/names.ts';
import { runInSlices, Slices } from '../limits/loop-turns.ts';
import { shelterStream } from '../streams/shelter-states.ts';
import type { AuditTrail } from './audit-trail.ts';
import { shelterFacts } from './shelter-facts.ts';

const MAX_SHELTERS = 10_000;

interface ShelterEnd {
  readonly shelterId: string;
  /** Number of events of the shelter that this process has read, and the position of the last of them. */
  readonly revision: number;
  readonly position: Position;
}

export interface Found {
  readonly entries: readonly TrailEntry[];
  /** Whether older entries exist. */
  readonly more: boolean;
}

interface Search {
  readonly filter: TrailFilter;
  readonly limit: number;
  /** The position that this process has read to. */
  readonly end: Position;
  maySee(entry: TrailEntry): boolean;
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
 * still exist. A page costs what it shows, not what the log holds (SH-24).
 */
export class AuditReader {
  readonly #parts: Parts;
  readonly #ends = new LRUCache<string, ShelterEnd>({ max: MAX_SHELTERS });

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
    const found = await runInSlices(selectFrom(trail, filter, limit + 1, maySee));
    // These two filters exclude facts of shelters, so shelters are not read.
    const hasShelters = filter.topic === undefined && (filter.kind === undefined || filter.kind === 'house');
    const entries = hasShelters
      ? await this.#withShelters(found, actor, { filter, limit: limit + 1, end, maySee })
      : found;
    return { entries: entries.slice(0, limit), more: entries.length > limit };
  }

  /**
   * The newest of these entries and of the facts of shelters. Shelters are read from the one where something happened last:
   * once enough is newer than all of the next one, the others are not read.
   */
  async #withShelters(
    found: TrailEntry[],
    actor: Actor,
    { filter, limit, end, maySee }: Search,
  ): Promise<TrailEntry[]> {
    const slices = new Slices();
    let newest = found;
    let above: Position = newest[limit - 1]?.position ?? START;
    for (const { shelterId, revision, position } of await this.#shelters(actor, filter.shelter)) {
      if (position < above) break;
      const facts = await shelterFacts(this.#parts.store, shelterId, filter, { limit, revision, end, above });
      for (const fact of facts) if (maySee(fact)) newest.push(fact);
      if (newest.length > 2 * limit) {
        newest = newestFirst(newest).slice(0, limit);
        above = newest[limit - 1]?.position ?? START;
      }
      await slices.pauseIfDue();
    }
    return newestFirst(newest);
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
    const slices = new Slices();
    for (const { organisations: _, ...entry } of entries) {
      const actor = { ...entry.actor, name: await nameOf(entry.actor.person) };
      const shelters = sheltersVisibleTo(reader, entry, this.#organisationOf);
      named.push({
        ...entry,
        actor,
        about: { ...entry.about, name: await aboutName(entry.about) },
        shelters: shelters.map((id) => ({ id, name: shelterName(id) })),
      });
      await slices.pauseIfDue();
    }
    return named;
  }

  readonly #organisationOf = (shelterId: string) => shelterIn(this.#parts.feed, shelterId)?.organisation ?? null;

  /** Shelters whose facts the actor may see, the one where something happened last first. */
  async #shelters(actor: Actor, only: string | undefined): Promise<ShelterEnd[]> {
    const all = scopeOf(actor.role, 'audit') === 'any';
    const slices = new Slices();
    const ends: ShelterEnd[] = [];
    for (const [shelterId, { revision }] of this.#parts.feed.network.shelters) {
      if (only !== undefined && only !== shelterId) continue;
      const shelter = shelterIn(this.#parts.feed, shelterId);
      if (all || (shelter !== null && isOwn(actor, shelter))) ends.push(await this.#endOf(shelterId, revision));
      await slices.pauseIfDue();
    }
    return ends.toSorted((a, b) => (a.position < b.position ? 1 : -1));
  }

  /** The position of a shelter's stream at a revision: one event is read, where another one was its last before. */
  async #endOf(shelterId: string, revision: number): Promise<ShelterEnd> {
    const known = this.#ends.get(shelterId);
    if (known?.revision === revision) return known;
    const { events } = await this.#parts.store.read(shelterStream(shelterId), Math.max(0, revision - 1));
    const end = { shelterId, revision, position: events[0]?.position ?? START };
    this.#ends.set(shelterId, end);
    return end;
  }
}
