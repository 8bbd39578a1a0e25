/// <reference types="node" />
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { MANAGER, openCounted, TestLog } from '../../testing/log.ts';
import { occupancy } from './occupancy.ts';
import { DAY_MS } from './zone.ts';

/** Open data of real shelters; the folder is named by the environment. */
const DATA = process.env['HAVEN_TEST_DATA'];
const withData = DATA ? it : it.skip;
const CITY = { ...MANAGER, organisation: 'City', country: 'CA' };

function rowsOf(file: string): string[][] {
  const text = gunzipSync(readFileSync(join(DATA!, 'toronto-women', file))).toString('utf8');
  return text
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','));
}

/** Each row as the census that its shelter would have reported at four the next morning. */
function logOf(rows: readonly string[][]): { readonly log: TestLog; readonly idOf: (name: string) => string } {
  const log = new TestLog();
  const ids = new Map([...new Set(rows.map(([, name]) => name!))].map((name, i) => [name, `programme-${i}`]));
  log.now = Date.parse('2020-12-01T12:00:00.000Z');
  for (const id of ids.values()) openCounted(log, id);
  log.now = Date.parse('2025-02-01T12:00:00.000Z');
  for (const [night, name, inService, occupied] of rows) {
    const asOf = new Date(Date.parse(night!) + DAY_MS + 8 * 3_600_000).toISOString();
    const report = {
      type: 'CensusReported',
      asOf,
      night: night!,
      inService: Number(inService),
      occupied: Number(occupied),
    };
    log.record(ids.get(name!)!, report as Parameters<TestLog['record']>[1], asOf, CITY);
  }
  return { log, idOf: (name) => ids.get(name)! };
}

describe('the published rates of real shelters', () => {
  withData('SH-16 every evening has the rate that the city published, and an evening without a row is a gap', () => {
    const counts = rowsOf('daily_counts.csv.gz');
    const { log, idOf } = logOf(counts);
    const query = { from: '2020-12-01', to: '2024-12-31', bucket: 'day', by: 'shelter' } as const;
    const { lines } = occupancy(log.follow(), query, CITY, log.now);
    const computed = new Map<string, string | null>();
    for (const { key, points } of lines) {
      for (const p of points)
        if (p.show !== 'gap') computed.set(`${key} ${p.day}`, p.show === 'exact' ? p.ratePercent : p.show);
    }
    const published = rowsOf('published_rates.csv.gz').map(([night, name, rate]): [string, string] => [
      `${idOf(name!)} ${night}`,
      Number(rate).toFixed(2),
    ]);
    expect(computed.size).toBe(counts.length);
    expect(new Map(published.filter(([key, rate]) => computed.get(key) !== rate))).toEqual(new Map());
    expect(published.length).toBe(counts.length);
  });
});
