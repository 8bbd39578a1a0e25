import type { Log, LogRecord } from './log.ts';

/** What a node reads of the log it serves. */
export type ReadableLog = Pick<Log, 'records' | 'read' | 'firstFrom' | 'watch'>;

/** The log as it is now and will stay for one node, while the others go on with it. */
export function frozenCopy(log: Log): ReadableLog {
  const records: readonly LogRecord[] = [...log.records];
  const known = new Set(records);
  return {
    records,
    read(stream) {
      const found = log.read(stream);
      if (found === null || found === 'deleted') return found;
      const there = found.filter((record) => known.has(record));
      return there.length === 0 ? null : there;
    },
    firstFrom: (place, inclusive) => Math.min(log.firstFrom(place, inclusive), records.length),
    watch: () => () => {},
  };
}
