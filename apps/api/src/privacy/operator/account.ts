import { hash } from 'node:crypto';
import { userInfo } from 'node:os';
import type { Actor } from '@safe-haven/domain';
import { z } from 'zod';

/** Which account of the machine ran a command: its number, or where accounts have none a digest of its name. */
export const account = z.string().regex(/^(\d{1,10}|[0-9a-f]{8})$/);

/** The account that this process runs as. Never its name, which may be that of a person and would stay in the log. */
export function ownAccount(): string {
  const { uid, username } = userInfo();
  return uid >= 0 ? String(uid) : hash('sha256', username, 'hex').slice(0, 8);
}

/** The actor of a command of the operator: what it did is in the trail with the account that did it. */
export const operatorOf = (by: string): Actor => ({
  person: `system:operator:${by}`,
  role: 'service',
  organisation: null,
  country: null,
});
