import { describe, expect, it } from '@jest/globals';
import { parseIcon, townIcon } from './icon-names.ts';
import { nameIn } from './label-layers.ts';
import { scriptOf } from './script.ts';
import { basemapStyle } from './style.ts';

const subsets = (weight: number) => ({ latin: `/l${weight}`, latinExt: `/e${weight}`, cyrillic: `/c${weight}` });
const styleOf = (theme: 'light' | 'night', language = 'en') =>
  basemapStyle({
    theme,
    script: scriptOf(language),
    data: 'https://haven.test/basemap/',
    fonts: { medium: subsets(500), semiBold: subsets(600) },
  });

describe('the embedded base map', () => {
  const style = styleOf('light');

  it('every layer has its own id and draws a source that exists', () => {
    const ids = style.layers.map((layer) => layer.id);
    expect(new Set(ids).size).toBe(ids.length);
    const sources = style.layers.flatMap((layer) => ('source' in layer ? [layer.source] : []));
    expect(new Set(sources)).toEqual(new Set(Object.keys(style.sources)));
  });

  it('requests data, fonts and images from our own origin only', () => {
    const addresses = JSON.stringify(style).match(/https?:\/\/[^/"]+/g) ?? [];
    expect(new Set(addresses)).toEqual(new Set(['https://haven.test']));
    expect(style.glyphs).toBeUndefined();
    expect(style.sprite).toBeUndefined();
  });

  it('the themes differ in colours and images only, so that a switch loads no data', () => {
    const night = styleOf('night');
    expect(night.sources).toEqual(style.sources);
    expect(night.layers.map((layer) => layer.id)).toEqual(style.layers.map((layer) => layer.id));
  });

  it('the line between Serbia and Kosovo is dashed, other borders are not', () => {
    const dashed = style.layers.filter((layer) => layer.type === 'line' && layer.paint?.['line-dasharray']);
    expect(dashed.map((layer) => layer.id)).toEqual(['border-kosovo']);
  });

  it('markers come first when room for labels is given out: their layer is the topmost', () => {
    expect(style.layers.at(-1)?.id).toBe('spots');
  });

  it('knows every image that it asks for', () => {
    const images = style.layers.flatMap((layer) => (layer.type === 'symbol' ? [layer.layout?.['icon-image']] : []));
    const named = images.filter((image): image is string => typeof image === 'string');
    expect(named).toContain(townIcon('light', true));
    for (const image of named) expect(parseIcon(image)).not.toBeNull();
    expect(parseIcon('clear-44')).toEqual({ kind: 'clear', size: 44 });
    expect(parseIcon('airport-15')).toBeNull();
  });
});

describe('letters of the labels', () => {
  it.each([
    ['en', 'en'],
    ['en-GB', 'en'],
    ['mk', 'macedonian'],
    ['sr-Cyrl', 'cyrillic'],
    ['sr-Cyrl-RS', 'cyrillic'],
    ['sr-Latn', 'local'],
    ['sr', 'cyrillic'],
    ['bs', 'local'],
    ['sq', 'local'],
  ])('%s reads %s names', (language, script) => {
    expect(scriptOf(language)).toBe(script);
  });

  it('a place without a name in the wanted letters keeps its own', () => {
    expect(nameIn('cyrillic')).toEqual(['coalesce', ['get', 'c'], ['get', 'n']]);
    expect(nameIn('macedonian')).toEqual(['coalesce', ['get', 'mk'], ['get', 'c'], ['get', 'n']]);
    expect(nameIn('en')).toEqual(['coalesce', ['get', 'en'], ['get', 'n']]);
    expect(nameIn('local')).toEqual(['get', 'n']);
  });
});
