import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { BASEMAP_BOUNDS } from '../countries.ts';

/** The common shape of the base map's GeoJSON features. */
interface Feature {
  properties: Record<string, string | number>;
  geometry: { coordinates: unknown };
}
const read = (name: string): Feature[] =>
  JSON.parse(readFileSync(new URL(`../../../../public/basemap/${name}.geojson`, import.meta.url), 'utf8')).features;

describe('the data of the base map', () => {
  it('has the four countries as home and Kosovo as neither home nor neighbour', () => {
    const countries = read('countries').map((feature) => feature.properties);
    expect(
      countries
        .filter((c) => c['home'] === 1)
        .map((c) => c['iso'])
        .sort(),
    ).toEqual(['AL', 'BA', 'MK', 'RS']);
    expect(countries.filter((c) => c['home'] === 2).map((c) => c['iso'])).toEqual(['XK']);
  });

  it('writes Kosovo with its asterisk in every script', () => {
    const kosovo = read('labels').find((feature) => feature.properties['cc'] === 'XK')!.properties;
    for (const key of ['n', 'en', 'c']) expect(kosovo[key]).toMatch(/\*$/);
  });

  it('reaches to all edges of the sheet, so that land ends nowhere in sight', () => {
    const points = read('countries').flatMap(
      (feature) => (feature.geometry.coordinates as unknown[]).flat(3) as number[],
    );
    const lngs = points.filter((_, i) => i % 2 === 0);
    const lats = points.filter((_, i) => i % 2 === 1);
    const least = (of: number[]) => of.reduce((a, b) => Math.min(a, b));
    const most = (of: number[]) => of.reduce((a, b) => Math.max(a, b));
    expect([least(lngs), least(lats), most(lngs), most(lats)]).toEqual([...BASEMAP_BOUNDS]);
  });

  it('has every country that the sheet reaches into, so that none is drawn as sea', () => {
    const drawn = read('countries').map(({ properties }) => String(properties['iso']));
    const neighbours = [
      'AT',
      'BG',
      'CZ',
      'DE',
      'GR',
      'HR',
      'HU',
      'IT',
      'MD',
      'ME',
      'PL',
      'RO',
      'SI',
      'SK',
      'SM',
      'TR',
      'UA',
    ];
    expect(drawn.sort()).toEqual(['AL', 'BA', 'MK', 'RS', 'XK', ...neighbours].sort());
  });

  it('names every place in Cyrillic, and writes no letter that Macedonian does not have where it is read', () => {
    const named = [...read('places'), ...read('labels')].map(({ properties }) => properties);
    expect(named.filter(({ c }) => typeof c !== 'string' || /\p{Script=Latin}/u.test(c))).toEqual([]);
    const inMacedonian = named.filter(({ cc }) => cc !== 'MK').map(({ mk, c }) => String(mk ?? c));
    expect(inMacedonian.filter((name) => /[ЂђЋћ]/.test(name))).toEqual([]);
  });

  it('names the capitals in every script', () => {
    const capitals = read('places').filter((feature) => feature.properties['cap'] === 1);
    const names = capitals.map(({ properties: p }) => [p['n'], p['en'] ?? p['n']]);
    expect(names.sort()).toEqual([
      ['Beograd', 'Belgrade'],
      ['Sarajevo', 'Sarajevo'],
      ['Skopje', 'Skopje'],
      ['Tiranë', 'Tirana'],
    ]);
  });
});
