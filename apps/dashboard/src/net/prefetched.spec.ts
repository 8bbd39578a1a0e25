import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { PART_LATE_MS } from '../locales/part-late.ts';
import { takePrefetchedBoard, takePrefetchedMe } from './prefetched.ts';
import { RETRY_MS } from './use-again.ts';

/** Runs `public/start.js` in a page with the test's `fetch`; `at`: its location, without one it is not loaded again. */
function start(
  fetch: (path: string, init: RequestInit) => Promise<unknown>,
  at: object = { pathname: location.pathname, reload: () => undefined },
): void {
  const script = readFileSync(fileURLToPath(new URL('../../public/start.js', import.meta.url)), 'utf8');
  const { signal } = page;
  const listen = (type: string, listener: EventListener, capture = false) =>
    addEventListener(type, listener, { capture, signal });
  new Function('fetch', 'location', 'addEventListener', script)(fetch, at, listen);
}

/** The page that a test opened: what it listens for ends with it. */
let page = new AbortController();
afterEach(() => {
  page.abort();
  page = new AbortController();
  history.replaceState(null, '');
  document.body.innerHTML = '';
  jest.useRealTimers();
});

const lose = (tag: 'link' | 'script') =>
  document.head.appendChild(document.createElement(tag)).dispatchEvent(new Event('error'));

test('the first question is asked before the script is there, and its answer is handed out once', async () => {
  const requests: string[] = [];
  start(async (path, { cache }) => {
    requests.push(`${path} ${cache}`);
    return 'an answer';
  });
  expect(requests).toEqual(['/api/me no-store']);
  expect(await takePrefetchedMe()).toBe('an answer');
  expect(takePrefetchedMe()).toBeUndefined();
});

test('PN-1: given a practice night, then nothing is asked', () => {
  const requests: string[] = [];
  history.pushState(null, '', '/practice');
  start(async (path) => void requests.push(path));
  history.pushState(null, '', '/');
  expect([requests, takePrefetchedMe()]).toEqual([[], undefined]);
});

test('given no connection, then there is none, and nothing is thrown', async () => {
  start(async () => {
    throw new TypeError('no connection');
  });
  expect(await takePrefetchedMe()).toBeUndefined();
});

test('LG-5: given a script that is lost, then the page is opened again after 5 s; for a lost icon it is not', () => {
  jest.useFakeTimers();
  const reload = jest.fn();
  start(async () => undefined, { pathname: '/', reload });
  lose('link');
  jest.advanceTimersByTime(10 * RETRY_MS);
  expect(reload).toHaveBeenCalledTimes(0);
  lose('script');
  jest.advanceTimersByTime(RETRY_MS - 1);
  expect(reload).toHaveBeenCalledTimes(0);
  jest.advanceTimersByTime(1);
  expect(reload).toHaveBeenCalledTimes(1);
});

describe('LG-5: given a script that is lost again and again', () => {
  const openAfter = (tries: number) => {
    jest.useFakeTimers();
    document.body.innerHTML = '<div id="root"></div><template id="page-late"><a href="">not here</a></template>';
    history.replaceState({ tries, of: 'the program' }, '');
    const reload = jest.fn();
    start(async () => undefined, { pathname: '/', reload });
    return reload;
  };
  const sentences = () => document.querySelectorAll('body > a').length;

  test.each([
    [0, 5, 0],
    [1, 10, 1],
    [2, 20, 1],
  ])('then after %d tries the page is opened again after %d s, and from the second on it says so', (tries, s, said) => {
    const reload = openAfter(tries);
    lose('script');
    jest.advanceTimersByTime(s * 1_000 - 1);
    expect([reload.mock.calls.length, sentences()]).toEqual([0, said]);
    jest.advanceTimersByTime(1);
    expect([reload.mock.calls.length, history.state]).toEqual([1, { tries: tries + 1, of: 'the program' }]);
  });

  test('then after three tries it stays with its sentence, until the connection is back', () => {
    const reload = openAfter(3);
    lose('script');
    lose('script');
    jest.advanceTimersByTime(3_600_000);
    expect([reload.mock.calls.length, sentences()]).toEqual([0, 1]);
    dispatchEvent(new Event('online'));
    expect(reload).toHaveBeenCalledTimes(1);
  });

  test('then once nothing is lost, the tries are forgotten', () => {
    openAfter(2);
    dispatchEvent(new Event('load'));
    expect(history.state).toEqual({ tries: 0, of: 'the program' });
  });
});

test.each([
  ['that hangs', '', ['not here', 'не е тука']],
  ['that came', '<main>Board</main>', []],
])('LG-5: given a script %s, then after 20 s the page says so in every language, or nothing', (_, inside, said) => {
  jest.useFakeTimers();
  const late = '<a lang="en" href="">not here</a><a lang="mk" href="">не е тука</a>';
  document.body.innerHTML = `<div id="root">${inside}</div><template id="page-late">${late}</template>`;
  start(async () => undefined);
  const shown = () => [...document.querySelectorAll('#root > a')].map(({ textContent }) => textContent);
  jest.advanceTimersByTime(PART_LATE_MS - 1);
  expect(shown()).toEqual([]);
  jest.advanceTimersByTime(1);
  expect(shown()).toEqual(said);
});

describe('LG-5: given styles of the page', () => {
  const sheet = () => Object.assign(document.createElement('link'), { rel: 'stylesheet' });
  const readyState = (state: DocumentReadyState) =>
    Object.defineProperty(document, 'readyState', { value: state, configurable: true });
  afterEach(() => {
    readyState('complete');
    document.head.innerHTML = '';
  });

  test.each([
    ['are lost', 'interactive', 1],
    ['of a later part are lost', 'complete', 0],
  ] as const)('that %s, then the page is opened again, or goes on', (_, state, reloads) => {
    jest.useFakeTimers();
    const reload = jest.fn();
    start(async () => undefined, { pathname: '/', reload });
    readyState(state);
    document.head.appendChild(sheet()).dispatchEvent(new Event('error'));
    jest.advanceTimersByTime(RETRY_MS);
    expect(reload).toHaveBeenCalledTimes(reloads);
  });

  test('that hang, then the page says so above what is drawn without them, until they come', () => {
    jest.useFakeTimers();
    document.body.innerHTML = '<div id="root"></div><template id="page-late"><a href="">not here</a></template>';
    start(async () => undefined);
    readyState('interactive');
    const link = document.head.appendChild(sheet());
    const shown = () => [link.media, document.querySelectorAll('body > a').length];
    jest.advanceTimersByTime(PART_LATE_MS - 1);
    expect(shown()).toEqual(['', 0]);
    jest.advanceTimersByTime(1);
    expect(shown()).toEqual(['not all', 1]);
    link.dispatchEvent(new Event('load'));
    expect(shown()).toEqual(['all', 0]);
  });
});

const VESNA = { person: 'demo-vesna', grantId: 'g1', may: ['board', 'find'] };
const BOARD = { position: '7', rows: [] };

/** The used part of a `Response`, which jsdom lacks. */
const answers = (body: unknown, ok = true) => {
  const answer = { ok, json: async () => JSON.parse(JSON.stringify(body)), clone: () => answer };
  return answer;
};
const CUT_SHORT = { ok: true, json: () => Promise.reject(new SyntaxError('cut short')) };

/** A server with a session, and a body for each request. */
function asking(me: object, board: object | null = answers(BOARD)) {
  const requests: string[] = [];
  start(async (path) => {
    requests.push(path);
    if (path === '/api/me') return answers(me);
    if (board === null) throw new TypeError('no connection');
    return board;
  });
  return requests;
}

test('a role with a board has it requested at once, and gets it once', async () => {
  const requests = asking(VESNA);
  expect(await takePrefetchedBoard(VESNA)).toEqual(BOARD);
  expect(requests).toEqual(['/api/me', '/api/board']);
  expect(takePrefetchedBoard(VESNA)).toBeUndefined();
  expect(await (await takePrefetchedMe())?.json()).toEqual(VESNA);
});

test.each([
  ['another person', { ...VESNA, person: 'demo-dragana' }],
  ['the same in another role', { ...VESNA, grantId: 'g2' }],
])('a board that was asked for is given to nobody else: %s', async (_, other) => {
  asking(VESNA);
  expect(await takePrefetchedBoard(other)).toBeNull();
  expect(takePrefetchedBoard(VESNA)).toBeUndefined();
});

test('no board is requested without the right', async () => {
  const requests = asking({ ...VESNA, may: ['people'] });
  expect(await takePrefetchedBoard(VESNA)).toBeNull();
  expect(requests).toEqual(['/api/me']);
});

test.each([
  ['a connection that is lost', null],
  ['a refusal', answers({ code: 'no_right' }, false)],
  ['an answer that is cut short', CUT_SHORT],
])('given %s, then there is no early board, and nothing is thrown', async (_, board) => {
  asking(VESNA, board);
  expect(await takePrefetchedBoard(VESNA)).toBeNull();
});

test('who is not signed in is asked for nothing more', async () => {
  const requests: string[] = [];
  start(async (path) => {
    requests.push(path);
    return answers({ code: 'not_signed_in' }, false);
  });
  expect(await takePrefetchedBoard(VESNA)).toBeNull();
  expect(requests).toEqual(['/api/me']);
});
