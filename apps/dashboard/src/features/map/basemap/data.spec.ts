import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

/** What the base map's files have in common. */
interface Feature {
  properties: Record<string, string | number>;
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
