import type { Actor } from '@safe-haven/domain';
import { z } from 'zod';
import { digestBody, LOG_ACTS, type LogCheck } from '../audit/verify/log-check.ts';
import type { Link } from '../identity/administration/administration.ts';
import { FIRST_LINK_ACT } from '../identity/administration/first-administrator.ts';
import type { AccessLog } from '../privacy/access-log.ts';
import { BACKUP_ACTS, type LogBackup } from '../privacy/backup/log-backup.ts';
import { backupNoted } from '../privacy/backup/note-backup.ts';
import { backupBody, noteBody } from '../privacy/backup/places.ts';
import { eraseBody, KEY_ACTS, type KeyOperations, retainBody } from '../privacy/erasure/operations.ts';
import { operatorOf } from '../privacy/operator/account.ts';
import { ABOUT, type About } from '../privacy/operator/running-program.ts';
import { UPKEEP_ACT, type Upkeep } from '../processes/upkeep/upkeep.ts';
import { type Act, act } from './act.ts';

const nothing = z.strictObject({});

interface Parts {
  readonly about: About;
  readonly keys: KeyOperations;
  readonly backup: LogBackup;
  readonly log: AccessLog;
  readonly check: LogCheck;
  readonly upkeep: Pick<Upkeep, 'ages'>;
  /** A new link for the first administrator; null: somebody administers. */
  readonly firstLink: (by: Actor) => Promise<Link | null>;
}

/** The acts of the operator's commands but those of the import. */
export const actsOf = ({
  about,
  keys,
  backup,
  log,
  check,
  upkeep,
  firstLink,
}: Parts): Readonly<Record<string, Act>> => ({
  [ABOUT]: act({ body: nothing, run: () => about }),
  [FIRST_LINK_ACT]: act({ body: nothing, writes: true, run: (_, by) => firstLink(operatorOf(by)) }),
  [UPKEEP_ACT]: act({ body: nothing, run: () => upkeep.ages }),
  [KEY_ACTS.erase]: act({ body: eraseBody, writes: true, run: (body, by) => keys.erase(body, operatorOf(by)) }),
  [KEY_ACTS.retain]: act({ body: retainBody, writes: true, run: (body, by) => keys.retain(body, operatorOf(by)) }),
  [KEY_ACTS.status]: act({ body: nothing, run: () => keys.status() }),
  [KEY_ACTS.rotate]: act({ body: nothing, writes: true, run: (_, by) => keys.startRotation(operatorOf(by)) }),
  [KEY_ACTS.rotation]: act({ body: nothing, run: () => keys.rotation() }),
  [BACKUP_ACTS.start]: act({ body: backupBody, run: (body, by) => backup.start(body, operatorOf(by)) }),
  [BACKUP_ACTS.state]: act({ body: nothing, run: () => backup.state() }),
  [BACKUP_ACTS.note]: act({
    body: noteBody,
    writes: true,
    run: async ({ act }, by) => ({ recorded: await backupNoted(log, act, operatorOf(by)) }),
  }),
  [LOG_ACTS.verify]: act({ body: nothing, run: () => check.start() }),
  [LOG_ACTS.state]: act({ body: nothing, run: () => check.state() }),
  [LOG_ACTS.digest]: act({ body: digestBody, run: (body) => check.digest(body) }),
});
