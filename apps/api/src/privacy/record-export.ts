import type { AccessEvent, Actor } from '@safe-haven/domain';
import { notRecorded } from '../streams/outcome-failure.ts';
import type { AccessLog } from './access-log.ts';

/**
 * Records an export before its first byte is sent. Throws a `Failure` when it can't be recorded: nothing is sent then. It is
 * of the organisation of the person who takes it, unless another one is named.
 */
export async function recordExport(
  log: AccessLog,
  by: Actor,
  produced: Omit<Extract<AccessEvent, { readonly type: 'ExportProduced' }>, 'type' | 'organisation'>,
  organisation = by.organisation,
): Promise<void> {
  const recorded = await log.append({ type: 'ExportProduced', organisation, ...produced }, by);
  if (recorded.kind !== 'done') throw notRecorded(recorded);
}
