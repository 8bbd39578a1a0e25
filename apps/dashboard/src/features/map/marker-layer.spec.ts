import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Row } from '@safe-haven/contracts';
import fc from 'fast-check';
import { getT } from '../../locales/use-t.ts';
import { areasOf } from './areas.ts';
import { markerLabel } from './marker-label.ts';
import { MarkerLayer } from './marker-layer.ts';
import { leastFree, sumOf } from './tally.ts';
import { FlatMap } from './testing/flat-map.fixture.ts';
import { BELGRADE, bandedRow, exactRow, PANCEVO, SKOPJE, TIRANA } from './testing/rows.given.ts';
import { someRows } from './testing/some-rows.given.ts';

const rows: Row[] = [
  exactRow('a', BELGRADE, { free: 3, spare: 1, held: 2, occupied: 6, out: 1 }),
  exactRow('b', BELGRADE, { free: 1 }),
  exactRow('c', PANCEVO, { free: 2 }),
  bandedRow('d', SKOPJE, '2-3'),
  bandedRow('e', TIRANA, '0'),
];

function open(first: readonly Row[] = rows) {
  const map = new FlatMap();
  const hovered: (string | null)[] = [];
  const opened: string[][] = [];
  const layer = new MarkerLayer(map, {
    texts: markerLabel(getT('map')),
    onHover: (area) => hovered.push(area),
    onOpen: (areas) => opened.push(areas.flatMap((area) => area.shelterIds)),
  });
  layer.show(first);
  const markers = () => [...map.page.querySelectorAll<HTMLButtonElement>('button.map-marker')];
  const marker = (start: string) => markers().find((m) => m.getAttribute('aria-label')?.startsWith(start))!;
  const sum = (key: string) => markers().reduce((total, m) => total + Number(m.dataset[key]), 0);
  const frame = () => jest.advanceTimersByTime(20);
  return { map, layer, hovered, opened, markers, marker, sum, frame };
}

describe('the markers', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    document.body.replaceChildren();
    jest.useRealTimers();
  });

  it('say in attributes what they draw', () => {
    const { map, marker, frame } = open();
    map.moveTo(10);
    frame();
    expect(marker('Belgrade').dataset).toMatchObject({ free: '4', least: '4', exact: 'true', shelters: '2' });
    expect(marker('Skopje').dataset).toMatchObject({ free: '0', least: '2', exact: 'false', shelters: '1' });
  });

  it('an exact marker draws the four states in order, a band three arcs', () => {
    const { marker } = open();
    const pieces = [...marker('2 areas').querySelectorAll('.map-piece')].map((piece) => piece.getAttribute('class'));
    expect(pieces).toEqual(
      ['free', 'spare', 'held', 'occupied', 'out'].map((state) => `map-piece map-piece--${state}`),
    );
    expect(marker('Skopje').querySelectorAll('.map-piece')).toHaveLength(0);
    expect(marker('Skopje').querySelectorAll('.map-arc')).toHaveLength(3);
    expect(marker('Skopje').querySelectorAll('.map-arc--lit')).toHaveLength(2);
  });

  it('carry no style attribute: the content security policy would refuse it', () => {
    const { map } = open();
    expect(map.page.innerHTML).not.toContain('style=');
  });

  it('add up to the rows at every zoom, for every board', () => {
    const zoom = fc.double({ min: 3.5, max: 11, noNaN: true });
    fc.assert(
      fc.property(someRows, fc.array(zoom, { maxLength: 4 }), (board, zooms) => {
        const { map, layer, sum, frame } = open(board);
        const all = sumOf(areasOf(board).map((area) => area.tally));
        for (const at of [6, ...zooms]) {
          map.moveTo(at);
          frame();
          expect(sum('least')).toBe(leastFree(all));
          expect(sum('free')).toBe(all.free);
          expect(sum('shelters')).toBe(all.shelters);
        }
        layer.destroy();
      }),
      { numRuns: 40 },
    );
  });

  it('follow a burst of changes within 250 ms, and flash once where something happened', () => {
    const { layer, marker, markers } = open();
    for (const free of [4, 5, 6]) layer.show([exactRow('a', BELGRADE, { free }), ...rows.slice(1)]);
    expect(marker('2 areas').dataset['free']).toBe('6');
    jest.advanceTimersByTime(250);
    expect(marker('2 areas').dataset['free']).toBe('9');
    expect(markers().filter((m) => 'changed' in m.dataset)).toEqual([marker('2 areas')]);
    jest.advanceTimersByTime(1200);
    expect(markers().filter((m) => 'changed' in m.dataset)).toEqual([]);
  });

  it('a filter takes markers away without a flash', () => {
    const { layer, markers } = open();
    layer.show(rows.slice(3, 4));
    jest.advanceTimersByTime(250);
    expect(markers().map((m) => m.getAttribute('aria-label'))).toEqual(['Skopje: 2–3 free, 1 house']);
    expect(markers()[0]!.dataset['changed']).toBeUndefined();
  });

  it('leave the list its frame before they follow a filter', () => {
    const { layer, markers, frame } = open();
    jest.advanceTimersByTime(250);
    const before = markers().length;
    layer.show(rows.slice(3, 4));
    layer.show(rows.slice(4));
    expect(markers()).toHaveLength(before);
    frame();
    expect(markers().map((m) => m.getAttribute('aria-label'))).toEqual(['Tirana: full, no free place, 1 house']);
  });

  it('ask how large the map is once for all of them, for each answer lays out the page', () => {
    const { map, layer, frame } = open();
    let asked = 0;
    const size = map.size;
    map.size = () => {
      asked += 1;
      return size();
    };
    map.moveTo(6.1);
    frame();
    expect(asked).toBe(1);
    layer.destroy();
  });

  it('keep the button that has the focus while others come and go', () => {
    const { map, marker, frame } = open();
    marker('2 areas').focus();
    const focused = document.activeElement;
    map.moveTo(10);
    frame();
    expect(document.activeElement).toBe(focused);
    expect(focused?.getAttribute('aria-label')).toMatch(/^Belgrade/);
  });

  it('go from north to south, and leave the tab order when out of sight', () => {
    const { map, markers, marker, frame } = open();
    const names = markers().map((m) => m.getAttribute('aria-label')!.split(':')[0]);
    expect(names).toEqual(['2 areas', 'Skopje', 'Tirana']);
    map.moveTo(9);
    frame();
    expect(marker('Tirana').hidden).toBe(true);
    map.moveTo(6);
    frame();
    expect(marker('Tirana').hidden).toBe(false);
  });

  it('hover and focus name the area; a group of areas names none', () => {
    const { hovered, marker } = open();
    marker('Skopje').dispatchEvent(new Event('pointerenter'));
    marker('Skopje').dispatchEvent(new Event('pointerleave'));
    marker('Tirana').focus();
    marker('2 areas').dispatchEvent(new Event('pointerenter'));
    expect(hovered).toEqual(['mk-skopje', null, 'al-tirana', null]);
  });

  it('a press on an area opens its shelters, on a group it zooms in until the group separates', () => {
    const { map, opened, marker } = open();
    marker('Skopje').click();
    expect(opened).toEqual([['d']]);
    marker('2 areas').click();
    expect(opened).toHaveLength(1);
    expect(map.flights[0]!.zoom).toBeGreaterThan(6);
  });

  it('what is chosen elsewhere is marked, alone or inside a group', () => {
    const { layer, marker } = open();
    layer.select('mk-skopje', 'c');
    expect(marker('Skopje').hasAttribute('data-hovered')).toBe(true);
    expect(marker('2 areas').hasAttribute('data-selected')).toBe(true);
    layer.select(null, null);
    expect(document.querySelectorAll('[data-hovered], [data-selected]')).toHaveLength(0);
  });

  it('the base map gets their positions and names', () => {
    const { map } = open();
    expect(map.spots.map((spot) => spot.name)).toEqual([null, 'Skopje', 'Tirana']);
  });

  it('the base map is updated once, after a pause without changes', () => {
    const { map, layer } = open();
    const nameSpots = jest.spyOn(map, 'nameSpots');
    const names = () => map.spots.map((spot) => spot.name);
    for (const some of [rows.slice(0, 4), rows.slice(3), rows.slice(4)]) {
      layer.show(some);
      jest.advanceTimersByTime(500);
    }
    expect([nameSpots.mock.calls.length, names()]).toEqual([0, [null, 'Skopje', 'Tirana']]);
    jest.advanceTimersByTime(600);
    expect([nameSpots.mock.calls.length, names()]).toEqual([1, ['Tirana']]);
    layer.show(rows);
    jest.advanceTimersByTime(300);
    layer.destroy();
    jest.advanceTimersByTime(1_000);
    expect(nameSpots).toHaveBeenCalledTimes(1);
  });

  it('nothing stays behind', () => {
    const { map, layer, markers } = open();
    layer.destroy();
    layer.show(rows);
    map.moveTo(9);
    jest.advanceTimersByTime(1000);
    expect(markers()).toEqual([]);
  });
});
