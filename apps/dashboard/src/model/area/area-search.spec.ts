import { describe, expect, test } from '@jest/globals';
import { searchAreas } from './area-search.ts';

const ids = (text: string, without: readonly string[] = []) => searchAreas(text, without).map(({ id }) => id);

describe('the search for an area', () => {
  test.each([
    ['Kumanovo', 'mk-kumanovo'],
    ['куманово', 'mk-kumanovo'],
    ['Skop', 'mk-skopje'],
    ['Shkup', 'mk-skopje'],
    ['nis', 'rs-nis'],
    ['NIŠ', 'rs-nis'],
    ['Dirrah', undefined],
    ['Durres', 'al-durres'],
    ['Drač', 'al-durres'],
    ['drac', 'al-durres'],
    ['ѓирокастра', 'al-gjirokaster'],
    ['Đirokastra', 'al-gjirokaster'],
    ['Djirokastra', undefined],
  ])('finds by "%s", in any language, script and case', (text, first) => {
    expect(ids(text)[0]).toBe(first);
  });

  test('names that begin so come first, and a town before its region', () => {
    const found = ids('berat');
    expect(found.indexOf('al-berat')).toBe(0);
    expect(found.indexOf('al-region-berat')).toBe(1);
  });

  test('nothing is found for nothing, and no list is endless', () => {
    expect(ids('  ')).toEqual([]);
    expect(ids('xyzzy')).toEqual([]);
    expect(ids('a').length).toBeLessThanOrEqual(8);
  });

  test('what is chosen already is left out', () => {
    expect(ids('kumanovo', ['mk-kumanovo'])).not.toContain('mk-kumanovo');
  });
});
