import { areaById, type ListedOrganisation } from '@safe-haven/contracts';
import type { KnownPerson, RegisteredOrganisation } from '@safe-haven/domain';
import type { BoardFeed } from '../feed/board.feed.ts';
import { shelterIn } from '../feed/named-shelters.ts';
import { Failure } from '../problems/failure.ts';
import type { LiveDirectory } from './live-directory.ts';

/** An organisation as administrators registered it, or as derived from the shelters and roles that name it (ADR 49). */
type KnownOrganisation = Omit<ListedOrganisation, 'countries'> & { readonly countries: readonly string[] };

/**
 * The partner organisations: those that administrators registered, and those of older logs that only shelters, roles
 * and tokens name.
 */
export class Organisations {
  readonly #directory: LiveDirectory;
  readonly #feed: BoardFeed;

  constructor(directory: LiveDirectory, feed: BoardFeed) {
    this.#directory = directory;
    this.#feed = feed;
  }

  /** Sorted by name. Organisations of drafts are included, since drafts carry the name too. */
  list(): readonly KnownOrganisation[] {
    const usage = this.#usage();
    const made = new Map(this.#made().map((organisation) => [organisation.name, organisation]));
    const names = new Set([...made.keys(), ...usage.countries.keys()]);
    const hasDutyLine = (id: string) => (this.#directory.directory.vault.get(`org.${id}`)?.contact ?? null) !== null;
    return [...names]
      .sort((a, b) => a.localeCompare(b))
      .map((name) => {
        const organisation = describeOrganisation(name, made.get(name), usage);
        const { organisationId } = organisation;
        return { ...organisation, dutyLine: organisationId !== null && hasDutyLine(organisationId) };
      });
  }

  /** null: no listed organisation has that name. */
  find(name: string): KnownOrganisation | null {
    return this.list().find((organisation) => organisation.name === name) ?? null;
  }

  /** OG-3. Throws when no listed organisation has that name. */
  findOrFail(name: string): KnownOrganisation {
    const found = this.find(name);
    if (found !== null) return found;
    throw new Failure('rejected', {
      code: 'organisation_unknown',
      title: 'There is no organisation of this name.',
      next: 'Make it first, then choose it from the list.',
    });
  }

  /** Its countries as registered; otherwise those that its people have roles for (ADR 38). */
  countriesOf(name: string): readonly string[] {
    const made = this.#made().find((organisation) => organisation.name === name);
    return made?.countries ?? [...rolesFor(this.#directory.people(), name)];
  }

  /** The registered area, from which Find measures distances; null: none is registered. */
  areaOf(name: string | null): string | null {
    return this.#made().find((organisation) => organisation.name === name)?.area.id ?? null;
  }

  /** The default country of a role: that of the organisation's area. */
  homeOf(name: string): string | null {
    return areaById(this.areaOf(name) ?? '')?.country ?? this.countriesOf(name)[0] ?? null;
  }

  #made(): RegisteredOrganisation[] {
    return [...this.#directory.directory.organisations.values()];
  }

  #usage(): NameUsage {
    const people = this.#directory.people();
    const shelters = [...this.#feed.network.shelters.keys()].flatMap((id) => shelterIn(this.#feed, id) ?? []);
    const tokens = [...this.#directory.directory.tokens.values()];
    const grants = people.flatMap((person) => Object.values(person.grants));
    const countries = new Map<string, Set<string>>();
    for (const { organisation, country } of [...shelters, ...grants, ...tokens]) {
      if (organisation === null) continue;
      const countriesOfName = countries.get(organisation) ?? new Set();
      if (country) countriesOfName.add(country);
      countries.set(organisation, countriesOfName);
    }
    return { people, countries };
  }
}

interface NameUsage {
  readonly people: readonly KnownPerson[];
  /** How many shelters, roles and tokens carry a name, and their countries. */
  readonly countries: ReadonlyMap<string, ReadonlySet<string>>;
}

function describeOrganisation(
  name: string,
  made: RegisteredOrganisation | undefined,
  { people, countries }: NameUsage,
) {
  const isIn = (person: KnownPerson, role?: string) =>
    person.situation !== 'disabled' &&
    Object.values(person.grants).some((g) => g.organisation === name && (role === undefined || g.role === role));
  return {
    organisationId: made?.organisationId ?? null,
    name,
    countries: made?.countries ?? [...(countries.get(name) ?? [])].sort(),
    area: made ? { ...made.area } : null,
    mayRename: made !== undefined && !countries.has(name),
    people: people.filter((person) => isIn(person)).length,
    managers: people.filter((person) => isIn(person, 'manager')).length,
  };
}

function rolesFor(people: readonly KnownPerson[], name: string): ReadonlySet<string> {
  const grants = people.flatMap((p) => (p.situation === 'disabled' ? [] : Object.values(p.grants)));
  return new Set(grants.flatMap((g) => (g.organisation === name ? (g.country ?? []) : [])));
}
