import { afterEach, describe, expect, it } from '@jest/globals';
import { done, FakeServer } from '../../net/server.fixture.ts';
import { listenForEscTwice, sayGoodbye } from './quick-exit.ts';

let stop = (): void => undefined;
afterEach(() => stop());

/** Counts the exits while keys are pressed at given times, in ms. */
function exitsAfter(...keys: readonly (readonly [at: number, key: string, over?: KeyboardEventInit])[]): number {
  let exits = 0;
  stop = listenForEscTwice(() => {
    exits += 1;
  });
  const field = document.body.appendChild(document.createElement('input'));
  for (const [at, key, over] of keys) {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, ...over });
    Object.defineProperty(event, 'timeStamp', { value: at });
    field.dispatchEvent(event);
  }
  field.remove();
  return exits;
}

describe('quick exit by key', () => {
  it('leaves at the second Esc within a moment, from inside a field too', () => {
    expect(exitsAfter([1_000, 'Escape'], [1_600, 'Escape'])).toBe(1);
  });

  it('does not leave at one Esc, at two slow ones, or while the key is held down', () => {
    expect(exitsAfter([1_000, 'Escape'])).toBe(0);
    expect(exitsAfter([1_000, 'Escape'], [1_900, 'Escape'])).toBe(0);
    expect(exitsAfter([1_000, 'Escape'], [1_030, 'Escape', { repeat: true }])).toBe(0);
  });
});

describe('the goodbye of a quick exit', () => {
  const beaconsOf = (taken: boolean) => {
    const beacons: { to: string; body: Blob }[] = [];
    Object.defineProperty(navigator, 'sendBeacon', {
      configurable: true,
      value: (to: string, body: Blob) => beacons.push({ to, body }) > 0 && taken,
    });
    return beacons;
  };

  it('is a beacon that outlives the page, in the one form that the server takes', () => {
    const server = new FakeServer({});
    const beacons = beaconsOf(true);
    sayGoodbye();
    expect(beacons.map(({ to, body }) => [to, body.type])).toEqual([['/api/quick-exit', 'application/json']]);
    expect(server.sent).toHaveLength(0);
  });

  it('is a request that is kept alive where no beacon is taken', () => {
    const server = new FakeServer({ '/api/quick-exit': done });
    beaconsOf(false);
    sayGoodbye();
    expect(server.sent).toEqual([{ method: 'POST', path: '/api/quick-exit', body: {} }]);
  });
});
