import { isAdministrator } from '@safe-haven/domain';
import type { Directory } from './directory.ts';

/** The ids of those who can sign in and administer. An erased person has no way of signing in any more. */
export const administratorsIn = ({ people, unreadable, erased }: Directory): string[] =>
  [...people].flatMap(([personId, person]) =>
    person.situation === 'active' &&
    Object.values(person.grants).some(isAdministrator) &&
    !unreadable.has(personId) &&
    !erased.has(`person-${personId}`)
      ? [personId]
      : [],
  );
