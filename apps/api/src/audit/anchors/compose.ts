import type { EventStore } from '@safe-haven/event-store';
import type { Clock } from '../../environment/clock.ts';
import type { Config } from '../../environment/config.ts';
import { AnchorLog } from './anchor-log.ts';
import { placeFault, readSigningKey } from './settings.ts';

const toTheOperator = (sentence: string): void => void process.stderr.write(`  ${sentence}\n`);

/** The configured anchor log, or null. Throws an error with a sentence when the settings are unsafe or invalid. */
export function composeAnchors(
  { anchors, dataDir, eventStore }: Config,
  store: EventStore,
  clock: Clock,
  report: (sentence: string) => void = toTheOperator,
): AnchorLog | null {
  if (!anchors) return null;
  const fault = eventStore.kind === 'memory' ? null : placeFault(anchors.file, dataDir);
  if (fault) throw new Error(fault);
  const read = readSigningKey(anchors.keyFile);
  if (!read.ok) throw new Error(read.sentence);
  return new AnchorLog({ store, clock, file: anchors.file, key: read.key, report });
}
