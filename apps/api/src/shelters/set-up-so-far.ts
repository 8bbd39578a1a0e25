import type { SetUpSoFar } from '@safe-haven/contracts';
import type { Actor, Registered } from '@safe-haven/domain';
import type { Names } from '../identity/names.ts';

/** Whether an actor may decide on publishing a draft (VA-1), so that the page offers it. */
export const isForSecondPerson = ({ registeredBy }: Registered, { person, role }: Actor): boolean =>
  registeredBy !== person && !(role === 'administrator' && registeredBy.startsWith('token-'));

/** The steps of setting up a shelter, with the name of the person who declined to publish it. */
export class SetUpNames {
  readonly #names: Names;

  constructor(names: Names) {
    this.#names = names;
  }

  async of(state: Registered): Promise<SetUpSoFar> {
    const { declined } = state;
    const kept = state.situation === 'kept' ? state : null;
    return {
      rooms: Object.keys(kept?.rooms ?? {}).length,
      beds: Object.keys(kept?.beds ?? {}).length,
      rules: Object.keys(state.rules ?? {}).length,
      declined: declined && {
        at: declined.at,
        byName: await this.#names.nameOf(declined.by),
        reasons: [...declined.reasons],
      },
    };
  }
}
