import { describe, expect, it } from '@jest/globals';
import { type GlMap, glHandle } from './gl-handle.ts';

type Listener = Parameters<GlMap['on']>[1];

/** A map engine that reports each camera movement as the real ones do: with the event data that the call gave. */
function given() {
  const listeners = new Set<Listener>();
  const move = (event: Parameters<Listener>[0] = {}) => {
    for (const listener of listeners) listener(event);
  };
  const map: GlMap = {
    getZoom: () => 6,
    getContainer: () => document.createElement('div'),
    getCanvas: () => document.createElement('canvas'),
    keyboard: { disableRotation() {} },
    touchZoomRotate: { disableRotation() {} },
    project: () => ({ x: 0, y: 0 }),
    fitBounds: () => move(),
    easeTo: (_, eventData) => move(eventData),
    on: (moment, listener) => moment === 'movestart' && listeners.add(listener),
    off: (_, listener) => listeners.delete(listener),
  };
  const handle = glHandle(map, {
    embedded: true,
    marker: () => ({ move() {}, remove() {} }),
    nameSpots() {},
  });
  let moves = 0;
  const stop = handle.onUserMove(() => moves++);
  return { handle, move, stop, moves: () => moves };
}

type Given = ReturnType<typeof given>;

describe('movements of the camera by the user', () => {
  it.each([
    ['the zoom buttons', 1, ({ handle }: Given) => handle.zoomBy(1)],
    ['a marker that is pressed', 1, ({ handle }: Given) => handle.ease([20, 44])],
    ['a drag', 1, ({ move }: Given) => move({ originalEvent: new Event('mousedown') })],
    ['a chosen country', 0, ({ handle }: Given) => handle.fit([19, 42, 23, 46], { animate: true })],
  ])('given %s, then %i is reported, and nothing after unsubscribing', (_, counted, act) => {
    const map = given();
    act(map);
    expect(map.moves()).toBe(counted);
    map.stop();
    act(map);
    expect(map.moves()).toBe(counted);
  });
});
