import type { Actor } from '@safe-haven/domain';
import type { z } from 'zod';
import { systemClock } from '../../environment/clock.ts';
import type { Config } from '../../environment/config.ts';
import { openEventStore } from '../../environment/event-store.ts';
import { newerLogRefused } from '../../streams/log-format.ts';
import { Streams } from '../../streams/streams.ts';
import { AccessLog } from '../access-log.ts';
import { operatorOf, ownAccount } from '../operator/account.ts';
import { runningProgram } from '../operator/running-program.ts';
import { BACKUP_ACTS } from './log-backup.ts';
import type { noteBody } from './places.ts';

export type BackupAct = z.output<typeof noteBody>['act'];

/** Records that a copy was made past the program; whether the trail took it. */
export async function backupNoted(log: AccessLog, act: BackupAct, by: Actor): Promise<boolean> {
  return (await log.append({ type: 'OperatorActed', act }, by)).kind === 'done';
}

/**
 * The same from a command. A log on a server is written to by whoever reaches it, so no program has to run on this
 * machine. Rejects with a sentence where the trail does not say so.
 */
export async function noteBackup(config: Config, act: BackupAct): Promise<void> {
  if (config.eventStore.kind === 'eventstoredb') return noteOnServer(config, act);
  const program = await runningProgram(config);
  if (program === null)
    throw new Error('No program runs on this folder: start it, then say this again. Nothing was recorded.');
  const { recorded } = await program.ask<{ recorded: boolean }>(BACKUP_ACTS.note, { act });
  if (!recorded) throw new Error(NOT_TAKEN);
}

const NOT_TAKEN = 'The log takes nothing at the moment: say this again later.';

async function noteOnServer(config: Config, act: BackupAct): Promise<void> {
  const store = await openEventStore(config);
  try {
    const newer = await newerLogRefused(store);
    if (newer !== null) throw new Error(newer);
    const log = new AccessLog(new Streams(store, systemClock));
    if (!(await backupNoted(log, act, operatorOf(ownAccount())))) throw new Error(NOT_TAKEN);
  } finally {
    await store.close();
  }
}
