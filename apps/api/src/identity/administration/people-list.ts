import type { HeldRole, ListedPerson, People } from '@safe-haven/contracts';
import { type Grant, isAdministrator, type KnownPerson } from '@safe-haven/domain';
import type { LiveDirectory } from '../live-directory.ts';
import type { Names } from '../names.ts';

/** Sources of the list of accounts. `now` in ms. */
export interface ListSources {
  readonly directory: LiveDirectory;
  readonly names: Names;
  readonly now: number;
  /** Names of the listed organisations. */
  readonly organisations: readonly string[];
}

/** Every account as an administrator sees it: identity, roles and sign-in methods, no secrets. */
export async function peopleFor(
  asking: string,
  { directory, names, now, organisations }: ListSources,
): Promise<People> {
  const known = directory.people();
  const people = await Promise.all(
    known.map(async (person) => listed(person, await names.of(person.personId), { asking, directory, now })),
  );
  return { people: people.toSorted(byName), organisations: [...organisations] };
}

function listed(
  person: KnownPerson,
  profile: { readonly name: string; readonly email: string } | null,
  { asking, directory, now }: { asking: string; directory: LiveDirectory; now: number },
): ListedPerson {
  const sessions = Object.values(person.sessions).filter((s) => Date.parse(s.expiresAt) > now);
  const methods = new Set(Object.values(person.credentials).map((c) => c.kind));
  const expiresAt = person.invitation?.expiresAt;
  return {
    personId: person.personId,
    name: profile?.name ?? null,
    email: profile?.email ?? null,
    situation: person.situation,
    roles: Object.values(person.grants).map(heldRole),
    invitation: expiresAt === undefined ? null : { expiresAt, expired: Date.parse(expiresAt) <= now },
    ways: [...methods],
    sessions: sessions.length,
    lastSeenAt: lastSeen(person),
    guarded: guardOf(person, asking, directory),
  };
}

const heldRole = ({ grantId, role, organisation, country, shelters }: Grant): HeldRole => ({
  grantId,
  role,
  organisation,
  country,
  shelters: shelters ? [...shelters] : null,
});

/** The latest use of an open session or a sign-in method. */
function lastSeen({ sessions, credentials }: KnownPerson): string | null {
  const times = [
    ...Object.values(sessions).map((s) => s.seenAt),
    ...Object.values(credentials).flatMap((c) => c.usedAt ?? []),
  ];
  return times.toSorted().at(-1) ?? null;
}

function guardOf(person: KnownPerson, asking: string, directory: LiveDirectory): ListedPerson['guarded'] {
  if (person.personId === asking) return 'yourself';
  const administers = person.situation === 'active' && Object.values(person.grants).some(isAdministrator);
  return administers && directory.administratorsExcept(person.personId) === 0 ? 'last_administrator' : null;
}

/** Accounts without a name, erased or not entered yet, come last. */
const byName = (a: ListedPerson, b: ListedPerson): number =>
  a.name === null || b.name === null
    ? Number(a.name === null) - Number(b.name === null) || (a.personId < b.personId ? -1 : 1)
    : a.name.localeCompare(b.name) || (a.personId < b.personId ? -1 : 1);
