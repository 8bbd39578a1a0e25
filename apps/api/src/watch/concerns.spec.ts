import { describe, expect, it } from '@jest/globals';
import { concernsOf } from './concerns.ts';

const WELL = {
  readersBehindMs: () => ({ board: 29_000, late_board: 0 }),
  webhooks: () => ({ well: 3, failing: 0, paused: 0 }),
  isStoreDelayed: false,
  overdueHolds: 0,
  unreadable: () => [['houses', 0] as const, ['people', 0] as const],
  conditions: () => [],
  backupAgeMs: 36 * 3_600_000,
  upkeep: () => [{ work: 'backup', lastDone: null, ageMs: null, late: false } as const],
};
const REAL = { demo: false };

describe('OP-17: what is wrong with a program', () => {
  it('is nothing where all is well', () => {
    expect(concernsOf(WELL, REAL)).toEqual([]);
  });

  it('ends with what was never set up: a backup, daily work; an invented network needs neither', () => {
    const bare = { ...WELL, backupAgeMs: null, upkeep: () => [] };
    expect(concernsOf(bare, REAL)).toEqual([
      { code: 'backup_none', count: null },
      { code: 'daily_none', count: null },
    ]);
    expect(concernsOf(bare, { demo: true })).toEqual([]);
  });

  it('has a copy that is older than a day and a half once, whoever makes copies', () => {
    const old = { ...WELL, backupAgeMs: 36 * 3_600_000 + 1 };
    expect(concernsOf(old, REAL)).toEqual([{ code: 'backup_late', count: null }]);
    expect(concernsOf({ ...old, conditions: () => ['backup_late' as const] }, REAL)).toHaveLength(1);
    expect(concernsOf(old, { demo: true })).toEqual([]);
  });

  it('begins with what keeps people from working; what can be counted is', () => {
    const signs = {
      ...WELL,
      readersBehindMs: () => ({ board: 0, late_board: 31_000 }),
      webhooks: () => ({ well: 0, failing: 2, paused: 1 }),
      isStoreDelayed: true,
      overdueHolds: 4,
      unreadable: () => [['houses', 1] as const, ['people', 2] as const],
      conditions: () => ['disk_low' as const],
    };
    expect(concernsOf(signs, REAL)).toEqual([
      { code: 'store_away', count: null },
      { code: 'reader_behind', count: null },
      { code: 'holds_over', count: 4 },
      { code: 'unreadable', count: 3 },
      { code: 'disk_low', count: null },
      { code: 'webhooks_failing', count: 2 },
      { code: 'webhooks_paused', count: 1 },
    ]);
  });
});
