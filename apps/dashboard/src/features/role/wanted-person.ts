import { listeners } from '../../net/listeners.ts';

const changed = listeners();
let wanted: string | null = null;

/** The account that somebody chose in the search, for the list of people to open. In memory: no address names anybody. */
export const wantedPerson = {
  subscribe: changed.add,
  get: (): string | null => wanted,
  set: (personId: string | null): void => {
    wanted = personId;
    changed.call();
  },
};
