import type { SystemView } from '@safe-haven/contracts';
import type { Config } from '../environment/config.ts';
import { WORK_LATE_MS } from '../processes/upkeep/due.ts';
import type { Vitals } from './vitals.ts';

/** What is looked at. */
type Signs = Pick<
  Vitals,
  | 'readersBehindMs'
  | 'webhooks'
  | 'isStoreDelayed'
  | 'overdueHolds'
  | 'unreadable'
  | 'conditions'
  | 'backupAgeMs'
  | 'upkeep'
>;

type Concern = SystemView['concerns'][number];

/** A reader that is behind for less is at work. */
const LATE_MS = 30_000;

/** Whether the last copy is too old, and no daily work of the program is late with it, which has a condition. */
const isBackupOld = ({ backupAgeMs, conditions }: Pick<Signs, 'backupAgeMs' | 'conditions'>): boolean =>
  backupAgeMs !== null && backupAgeMs > WORK_LATE_MS && !conditions().includes('backup_late');

/** What is wrong with a program, most pressing first: what keeps people from working, then what will, then the rest. */
export function concernsOf(signs: Signs, { demo }: Pick<Config, 'demo'>): Concern[] {
  const { board, late_board } = signs.readersBehindMs();
  const { failing, paused } = signs.webhooks();
  const found: readonly (readonly [code: string, count: number])[] = [
    ['store_away', signs.isStoreDelayed ? 1 : 0],
    ['reader_behind', Math.max(board, late_board) > LATE_MS ? 1 : 0],
    ['holds_over', signs.overdueHolds],
    ['unreadable', signs.unreadable().reduce((sum, [, count]) => sum + count, 0)],
    ...signs.conditions().map((name) => [name, 1] as const),
    ['webhooks_failing', failing],
    ['webhooks_paused', paused],
    // An invented network needs none of it. Copies that a timer of the machine's makes are no work of the program's own.
    ['backup_late', !demo && isBackupOld(signs) ? 1 : 0],
    ['backup_none', !demo && signs.backupAgeMs === null ? 1 : 0],
    ['daily_none', !demo && signs.upkeep().length === 0 ? 1 : 0],
  ];
  const counted = ['holds_over', 'unreadable', 'webhooks_failing', 'webhooks_paused'];
  return found
    .filter(([, count]) => count > 0)
    .map(([code, count]) => ({ code, count: counted.includes(code) ? count : null }));
}
