import type { Log, LogRecord } from './log.ts';

/** The read operations of the log that a node serves. */
export type ReadableLog = Pick<Log, 'records' | 'read' | 'firstFrom' | 'watch'>;

/** A copy of the log for one node that does not change while the others continue. */
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
