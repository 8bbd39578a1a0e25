import { describe, expect, it } from '@jest/globals';
import { AREA_LANGUAGES, AREAS, areaById, areasOf } from './areas.ts';
import { HOME_COUNTRIES, id, point } from './primitives.ts';

const CYRILLIC = /^[\p{Script=Cyrillic}\d ()-]+$/u;
const LATIN = /^[\p{Script=Latin}\d ()-]+$/u;

describe('the catalogue of areas', () => {
  it('has towns and regions in each of the four countries, each id once', () => {
    for (const country of HOME_COUNTRIES) {
      expect(areasOf(country).filter((a) => a.kind === 'town').length).toBeGreaterThan(10);
      expect(areasOf(country).filter((a) => a.kind === 'region').length).toBeGreaterThan(7);
    }
    expect(new Set(AREAS.map((a) => a.id)).size).toBe(AREAS.length);
    for (const area of AREAS) expect(id.safeParse(area.id).success).toBe(true);
  });

  it('names every area in six scripts, each in its own letters', () => {
    for (const { names } of AREAS) {
      expect(Object.keys(names)).toEqual([...AREA_LANGUAGES]);
      for (const l of ['sr-Cyrl', 'mk'] as const) expect(names[l]).toMatch(CYRILLIC);
      for (const l of ['en', 'sq', 'bs', 'sr-Latn'] as const) expect(names[l]).toMatch(LATIN);
    }
    expect(areaById('mk-skopje')?.names).toEqual({
      en: 'Skopje',
      sq: 'Shkup',
      bs: 'Skoplje',
      'sr-Latn': 'Skoplje',
      'sr-Cyrl': 'Скопље',
      mk: 'Скопје',
    });
  });

  it('WD-3 names no county as a town of another country: avoiding Debar does not exclude a county of Albania', () => {
    expect(areaById('al-region-diber')?.names.mk).toBe('Дибра (округ)');
    const bare = (name: string) => name.replace(/ \(.*\)$/, '');
    for (const l of AREA_LANGUAGES) {
      const country = new Map<string, string>();
      for (const { names, country: of } of AREAS) {
        expect([names[l], country.get(bare(names[l])) ?? of]).toEqual([names[l], of]);
        country.set(bare(names[l]), of);
      }
    }
  });

  it('has no bracket after an adjective: "Tuzlanski kanton" and not "Tuzlanski (kanton)"', () => {
    const spellings = AREAS.flatMap(({ names }) => [names.bs, names['sr-Latn'], names['sr-Cyrl'], names.mk]);
    expect(spellings.filter((name) => /(ski|čki|ški|ni|ски|чки|шки|ни|чен) \(/u.test(name))).toEqual([]);
  });

  it('SH-15 has no point finer than about a kilometre, and all of them in the region', () => {
    for (const { point: at } of AREAS) {
      expect(point.safeParse(at).success).toBe(true);
      for (const x of at) expect(Math.abs(x * 100 - Math.round(x * 100))).toBeLessThan(1e-9);
      expect(at[0] > 15 && at[0] < 23.1 && at[1] > 39.5 && at[1] < 46.3).toBe(true);
    }
  });

  it('knows no place outside of it, whatever it is called', () => {
    for (const unknown of ['toronto', '', '__proto__', 'constructor']) expect(areaById(unknown)).toBeNull();
    expect(areasOf('CA')).toEqual([]);
  });
});
