import type { AuditTopic } from '@safe-haven/contracts';
import { type Actor, isOwn, scopeOf } from '@safe-haven/domain';
import type { ReadableDirectoryEntry } from '../directory/directory.ts';
import { isAudited } from './details.ts';
import { type AuditKind, entryOf, type TrailEntry } from './entry.ts';
import { topicOf } from './topics.ts';
import type { Trail } from './trail.ts';

/** The query: instants of recording, `to` included; `before` is a position. */
export interface TrailFilter {
  readonly from: string;
  readonly to: string;
  readonly before?: string | undefined;
  readonly person?: string | undefined;
  readonly shelter?: string | undefined;
  readonly kind?: AuditKind | undefined;
  readonly topic?: AuditTopic | undefined;
}

/** The organisation of a shelter; null: unknown. */
export type OrganisationOf = (shelterId: string) => string | null;

/**
 * Whether the policy lets an actor see this entry. An auditor sees all. A manager sees what was done in, to and with
 * the own organisation's shelters, by anybody; what its people did; and what happened to its accounts and tokens.
 */
export function mayAudit(actor: Actor, entry: TrailEntry, organisationOf: OrganisationOf): boolean {
  const scope = scopeOf(actor.role, 'audit');
  if (scope === 'any') return true;
  if (scope !== 'own' || actor.organisation === null) return false;
  const { about, organisations } = entry;
  if (about.kind === 'shelter' && isOwnShelter(actor, about.id, organisationOf)) return true;
  if (entry.houses.some((id) => isOwnShelter(actor, id, organisationOf))) return true;
  if (entry.kind === 'house') return false;
  return entry.actor.organisation === actor.organisation || organisations.includes(actor.organisation);
}

function isOwnShelter(actor: Actor, shelterId: string, organisationOf: OrganisationOf): boolean {
  const organisation = organisationOf(shelterId);
  return organisation !== null && isOwn(actor, { organisation, shelterId });
}

/** The shelters of an entry that the reader may see: all for an auditor, their own for a manager. */
export const sheltersVisibleTo = (
  actor: Actor,
  { houses: shelters }: Pick<TrailEntry, 'houses'>,
  organisationOf: OrganisationOf,
): readonly string[] =>
  scopeOf(actor.role, 'audit') === 'any' ? shelters : shelters.filter((id) => isOwnShelter(actor, id, organisationOf));

/** Whether an entry matches the filter. */
export const isAsked = (entry: TrailEntry, { from, to, before, person, shelter, kind, topic }: TrailFilter): boolean =>
  entry.recordedAt >= from &&
  entry.recordedAt <= to &&
  (before === undefined || entry.position < before) &&
  (kind === undefined || entry.kind === kind) &&
  (topic === undefined || topicOf(entry.type) === topic) &&
  (person === undefined ||
    entry.actor.person === person ||
    (entry.about.kind === 'person' && entry.about.id === person)) &&
  (shelter === undefined ||
    (entry.about.kind === 'shelter' && entry.about.id === shelter) ||
    entry.houses.includes(shelter));

/** Matching and visible entries, newest first, at most `limit`. */
export function selectFrom(
  trail: Trail,
  filter: TrailFilter,
  limit: number,
  maySee: (entry: TrailEntry) => boolean,
): TrailEntry[] {
  const keys = filter.kind === undefined || filter.kind === 'key' ? [...trail.keys.values()] : [];
  const wanted = (entry: TrailEntry) => isAsked(entry, filter) && maySee(entry);
  const found = keys.filter(wanted);
  let taken = 0;
  for (let at = trail.entries.length - 1; at >= 0 && taken < limit; at--) {
    const entry = trail.entries[at]!;
    if (!wanted(entry)) continue;
    found.push(entry);
    taken += 1;
  }
  return newestFirst(found).slice(0, limit);
}

export const newestFirst = (entries: TrailEntry[]): TrailEntry[] =>
  entries.sort((a, b) => (a.position < b.position ? 1 : a.position > b.position ? -1 : 0));

/** Maps a shelter's event to an entry; null: its type is not shown. */
export function shelterEntry(shelterId: string, recorded: ReadableDirectoryEntry): TrailEntry | null {
  if (!isAudited(recorded.event)) return null;
  return entryOf(recorded, { kind: 'house', about: { kind: 'shelter', id: shelterId }, organisations: [] });
}
