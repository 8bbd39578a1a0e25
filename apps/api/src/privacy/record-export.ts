import type { AccessEvent, Actor } from '@safe-haven/domain';
import { notRecorded } from '../streams/outcome-failure.ts';
import type { AccessLog } from './access-log.ts';

/**
 * Takes down that something is taken away, before a byte of it leaves. Throws a `Failure` where that can't be recorded:
 * then nothing leaves at all.
 */
export async function recordExport(
  log: AccessLog,
  by: Actor,
  produced: Omit<Extract<AccessEvent, { readonly type: 'ExportProduced' }>, 'type' | 'organisation'>,
): Promise<void> {
  const recorded = await log.append({ type: 'ExportProduced', organisation: by.organisation, ...produced }, by);
  if (recorded.kind !== 'done') throw notRecorded(recorded);
}
