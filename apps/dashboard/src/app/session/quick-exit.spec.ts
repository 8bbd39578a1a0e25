import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from '@jest/globals';
import { done, FakeServer } from '../../net/server.fixture.ts';
import { listenForEscTwice, rememberExit, sendSignOut } from './quick-exit.ts';

let stop = (): void => undefined;
afterEach(() => stop());

/** Counts the exits for keys pressed at given times, in ms. */
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
    sendSignOut();
    expect(beacons.map(({ to, body }) => [to, body.type])).toEqual([['/api/quick-exit', 'application/json']]);
    expect(server.sent).toHaveLength(0);
  });

  it('is a request that is kept alive where no beacon is taken', () => {
    const server = new FakeServer({ '/api/quick-exit': done });
    beaconsOf(false);
    sendSignOut();
    expect(server.sent).toMatchObject([{ method: 'POST', path: '/api/quick-exit', body: {} }]);
  });
});

describe('DR-7: a page that "back" reaches after a quick exit', () => {
  const script = readFileSync(fileURLToPath(new URL('../../../public/start.js', import.meta.url)), 'utf8');

  /** Runs `public/start.js` for a page loaded by `how`; returns where it redirects and what it requests. */
  function loaded(how: string) {
    const sent: string[] = [];
    const asked: string[] = [];
    const page = {
      document: { documentElement: { dataset: {}, hidden: false }, cookie: document.cookie },
      performance: { getEntriesByType: () => [{ type: how }] },
      location: { replace: (to: string) => sent.push(to) },
      stop: () => undefined,
      addEventListener: () => undefined,
      localStorage: { getItem: () => null },
      matchMedia: () => ({ matches: false }),
      fetch: (path: string) => {
        asked.push(path);
        return Promise.reject(new Error('no line'));
      },
      AbortSignal,
      globalThis: {},
    };
    new Function(...Object.keys(page), script)(...Object.values(page));
    return { sent, asked, hidden: page.document.documentElement.hidden, cookie: page.document.cookie };
  }
  afterEach(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: jsdom has no Cookie Store
    document.cookie = 'left=; path=/; max-age=0';
  });

  it('is a neutral site before anything is drawn or asked for', () => {
    rememberExit();
    expect(document.cookie).toBe('left=1');
    expect(loaded('back_forward')).toMatchObject({ sent: ['https://www.wikipedia.org/'], asked: [], hidden: true });
  });

  it('shows the app again when opened on purpose, or without a quick exit before', () => {
    rememberExit();
    expect(loaded('navigate')).toMatchObject({ sent: [], asked: ['/api/me'], cookie: 'left=; path=/; max-age=0' });
    // biome-ignore lint/suspicious/noDocumentCookie: jsdom has no Cookie Store
    document.cookie = 'left=; path=/; max-age=0';
    expect(loaded('back_forward')).toMatchObject({ sent: [], asked: ['/api/me'], hidden: false });
  });
});
