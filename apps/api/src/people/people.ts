import type { DemoPerson } from '@safe-haven/contracts';
import type { Actor } from '@safe-haven/domain';

export interface Person {
  readonly actor: Actor;
  readonly name: string;
}

/** Where people come from. The demo has a fixed list; real accounts are events and will stand behind the same port. */
export interface People {
  find(person: string): Person | null;
  /** Whom anybody may sign in as: the demo's people, nobody otherwise. */
  demo(): readonly DemoPerson[];
}

interface Listed extends DemoPerson {
  readonly shelters?: readonly string[] | undefined;
}

/** The demo's invented people. */
export class DemoPeople implements People {
  readonly #people: ReadonlyMap<string, Listed>;

  constructor(people: readonly Listed[]) {
    this.#people = new Map(people.map((p) => [p.person, p]));
  }

  find(person: string): Person | null {
    const p = this.#people.get(person);
    if (!p) return null;
    const { organisation, country, role, shelters } = p;
    return { name: p.name, actor: { person, role, organisation, country, ...(shelters ? { shelters } : {}) } };
  }

  demo(): readonly DemoPerson[] {
    return [...this.#people.values()].map(({ person, name, role, organisation, country }) => ({
      person,
      name,
      role,
      organisation,
      country,
    }));
  }
}

/** Without the demo nobody can sign in until accounts exist. */
export const nobody: People = { find: () => null, demo: () => [] };
