import { type Actor, isAdministrator } from '@safe-haven/domain';
import type { Config } from '../../environment/config.ts';
import { Failure } from '../../problems/failure.ts';
import type { Accounts } from '../accounts.ts';
import type { LiveDirectory } from '../live-directory.ts';
import type { Administration, Link } from './administration.ts';

/** Act of the operator in a running program: a new link, or null. */
export const FIRST_LINK_ACT = 'first-link';

const FIRST = 'first-administrator';
/** Number of account ids to try: when one was closed or erased, the next is used. */
const MOST = 20;
const PROGRAM: Actor = { person: 'system:start', role: 'service', organisation: null, country: null };
const GRANT = { grantId: 'first', role: 'administrator', organisation: null, country: null, shelters: null } as const;

interface Parts {
  readonly config: Config;
  readonly directory: LiveDirectory;
  readonly accounts: Accounts;
  readonly administration: Administration;
}

/**
 * The person who opens the link becomes the first administrator: there is no default password. A new link at each start
 * until an administrator is active; when several programs start at once, the last one's link works. null when an
 * administrator exists. Throws a `Failure` when the log can't be written. Call it once the public origin is known.
 */
export async function firstAdministratorLink(parts: Parts, by: Actor = PROGRAM): Promise<Link | null> {
  const { config, directory } = parts;
  if (config.demo || directory.administratorsExcept('') > 0) return null;
  for (let number = 1; number <= MOST; number++) {
    const link = await linkFor(parts, number === 1 ? FIRST : `${FIRST}-${number}`, by);
    if (link) return link;
  }
  throw new Failure('store_unavailable');
}

/** null: the account was closed or erased, or it can't be read. */
async function linkFor(
  { accounts, administration, directory }: Parts,
  personId: string,
  by: Actor,
): Promise<Link | null> {
  if (directory.directory.erased.has(`person-${personId}`)) return null;
  const person = await accounts.read(personId);
  if (!person || person.state.situation === 'disabled') return null;
  if (person.state.situation === 'unknown') {
    try {
      return await administration.inviteAs(by, personId, GRANT);
    } catch (error) {
      // Another program created the account first, so its invitation is renewed.
      if (!(error instanceof Failure) || error.extra.code !== 'already_invited') throw error;
    }
  } else if (!Object.values(person.state.grants).some(isAdministrator)) {
    await administration.do(by, personId, { type: 'grant-role', grant: GRANT });
  }
  return administration.renew(by, personId);
}
