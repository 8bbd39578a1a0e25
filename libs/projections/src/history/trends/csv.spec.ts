import { describe, expect, it } from '@jest/globals';
import { MANAGER } from '../../testing/log.ts';
import { countedNetwork, JANUARY, januaryNights } from '../../testing/network.ts';
import { trendsCsv } from './csv.ts';
import { occupancy } from './occupancy.ts';

const KNOWN = { known: { days: 1, of: 1 }, shelterNights: { known: 1, withPlaces: 1, of: 1 } };
const FIRST = { day: '2026-01-01', to: '2026-01-01', partial: false, ...KNOWN } as const;

describe('the CSV file', () => {
  it('has a row per point, and no formula', () => {
    const log = countedNetwork({ 'RS/=cmd()/one': januaryNights(3, 4, 1, 3), 'RS/=cmd()/two': januaryNights(2, 4, 1) });
    const manager = { ...MANAGER, organisation: '=cmd()' };
    const query = { ...JANUARY, to: '2026-01-03', bucket: 'day', by: 'organisation' } as const;
    const lines = trendsCsv(occupancy(log.follow(), query, manager, log.now)).split('\r\n');
    expect(lines).toEqual([
      'from,key,name,country,show,rate_percent,low,high,occupied,in_service,why,to,partial,known_days,of_days,free_bed_hours,spare_bed_hours,held_bed_hours,occupied_bed_hours,out_bed_hours,person_nights,known_nights,known_house_days,of_house_days,house_days_with_places',
      "2026-01-01,'=cmd(),'=cmd(),RS,exact,62.50,,,5.00,8.00,,2026-01-01,no,1,1,72.00,0.00,0.00,120.00,0.00,5,1,2,2,2",
      "2026-01-02,'=cmd(),'=cmd(),RS,gap,,,,,,,2026-01-02,no,0,1,,,,,,,,0,2,0",
      "2026-01-03,'=cmd(),'=cmd(),RS,exact,75.00,,,3.00,4.00,,2026-01-03,no,1,1,24.00,0.00,0.00,72.00,0.00,3,1,1,2,1",
      '',
    ]);
  });

  it.each(['=1', '+1', '-1', '@a', '＝1', '＋1', '－1', '＠a', '\t=1'])('escapes %j', (name) => {
    const answer = occupancy(countedNetwork({}).follow(), JANUARY, MANAGER, Date.parse('2026-02-01T00:00:00.000Z'));
    const points = [{ show: 'gap', ...FIRST } as const];
    const line = { key: 'k', name, country: null, shelters: 3, points, summary: { ...KNOWN, amounts: null } };
    expect(trendsCsv({ ...answer, lines: [line] })).toContain(`,k,'${name},`);
  });

  it('quotes cells with a comma, a quote or a new line', () => {
    const log = countedNetwork({});
    const answer = occupancy(log.follow(), JANUARY, MANAGER, log.now);
    const summary = { ...KNOWN, amounts: null };
    const line = { key: 'a,b', name: 'say "hi"\n+1', country: null, shelters: 3, summary };
    const points = [{ show: 'range', ...FIRST, low: 20, high: 25 } as const];
    expect(trendsCsv({ ...answer, lines: [{ ...line, points }] }).split('\r\n')[1]).toBe(
      '2026-01-01,"a,b","say ""hi""\n+1",,range,,20,25,,,,2026-01-01,no,1,1,,,,,,,,1,1,1',
    );
  });
});
