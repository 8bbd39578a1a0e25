import type { ProposedChange } from '@safe-haven/contracts';
import { type Actor, moveIn, type Registered } from '@safe-haven/domain';
import type { Names } from '../identity/names.ts';
import type { Registry } from './registry.ts';

/** Changes of published shelters that wait for a second person (PX-1), for those who propose and publish them. */
export class ProposedChanges {
  readonly #names: Names;
  readonly #registry: Registry;

  constructor(names: Names, registry: Registry) {
    this.#names = names;
    this.#registry = registry;
  }

  /** null: nothing waits. */
  async of(state: Registered, { person }: Actor): Promise<ProposedChange | null> {
    const { proposed } = state;
    if (proposed === null) return null;
    const { changeId, at, by } = proposed;
    const { name, area, country } = moveIn(proposed) ?? {};
    return {
      changeId,
      ...(name === undefined ? {} : { name }),
      ...(area === undefined ? {} : { area: { ...area } }),
      ...(country === undefined ? {} : { country }),
      at,
      byName: await this.#names.nameOf(by),
      mine: by === person,
      lapsed: this.#registry.isProposerGone(state),
    };
  }
}
