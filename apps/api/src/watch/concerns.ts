import type { SystemView } from '@safe-haven/contracts';
import type { Config } from '../environment/config.ts';
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
  | 'lastBackupAt'
  | 'upkeep'
>;

type Concern = SystemView['concerns'][number];

/** A reader that is behind for less is at work. */
const LATE_MS = 30_000;

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
    // An invented network needs neither.
    ['backup_none', !demo && signs.lastBackupAt === null ? 1 : 0],
    ['daily_none', !demo && signs.upkeep().length === 0 ? 1 : 0],
  ];
  const counted = ['holds_over', 'unreadable', 'webhooks_failing', 'webhooks_paused'];
  return found
    .filter(([, count]) => count > 0)
    .map(([code, count]) => ({ code, count: counted.includes(code) ? count : null }));
}
