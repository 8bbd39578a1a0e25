/** @jest-environment node */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { MemoryCaches } from './caches.fixture.ts';
import { answeredBy, dropOld, fileFor, keepShell, nameOf, pageFor, pathsOf, type ShellFile } from './shell.ts';

const ORIGIN = 'https://x.test';
const SHELL: readonly ShellFile[] = [
  { url: 'index.html', revision: 'r1' },
  { url: 'assets/a-1.js', revision: null },
];
const files = pathsOf(SHELL);
const asked = (path: string, mode: RequestMode = 'cors', method = 'GET') => ({
  method,
  mode,
  url: new URL(path, ORIGIN).href,
});

describe('what the worker answers', () => {
  test.each([
    ['a screen', asked('/tonight', 'navigate'), 'page'],
    ['a house', asked('/place/lipa', 'navigate'), 'page'],
    ['a file of this version', asked('/assets/a-1.js'), 'file'],
    ['a file of another version', asked('/assets/a-0.js'), 'file'],
    ['the page as a file', asked('/index.html'), 'file'],
    ['the base map', asked('/basemap/places.geojson'), 'server'],
    ['who one is', asked('/api/me'), 'server'],
    ['the board', asked('/api/board'), 'server'],
    ['an export that is opened as a page', asked('/api/audit.csv', 'navigate'), 'server'],
    ['the documentation of the API', asked('/api/docs', 'navigate'), 'server'],
    ['the live connection', asked('/live/?transport=websocket'), 'server'],
    ['health', asked('/health/ready', 'navigate'), 'server'],
    ['a command', asked('/assets/a-1.js', 'cors', 'POST'), 'server'],
    ['another site', asked('https://elsewhere.test/assets/a-1.js'), 'server'],
    ['a file that is opened as a page', asked('/icon.svg', 'navigate'), 'server'],
  ] as const)('%s', (_, request, by) => {
    expect(answeredBy(request, ORIGIN, files)).toBe(by);
  });
});

/** A server that answers every path with an increasing number, unless overridden. */
let server: Server;
let base = '';
let status = 200;
let requests: string[] = [];
beforeAll(async () => {
  server = createServer((request, response) => {
    requests.push(request.url ?? '');
    response.writeHead(status).end(`${request.url} ${requests.length}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  status = 200;
  requests = [];
});

const shellAt = (version: string): readonly ShellFile[] => [
  { url: 'index.html', revision: version },
  { url: `assets/a-${version}.js`, revision: null },
];
const text = async (answer: Response) => (await answer.text()).split(' ')[0];

describe('what is kept', () => {
  test('are the files of this version, fetched without anybody’s cookie', async () => {
    const caches = new MemoryCaches();
    await keepShell(caches.storage, shellAt('1'), base);
    expect([...caches.caches].map(([name, held]) => [name, [...held.keys()]])).toEqual([
      [nameOf(shellAt('1')), ['/index.html', '/assets/a-1.js']],
    ]);
    expect(caches.requests.map(({ credentials, cache }) => [credentials, cache])).toEqual([
      ['omit', 'no-cache'],
      ['omit', 'default'],
    ]);
  });

  test('given a version that does not arrive whole, then it is not there', async () => {
    status = 503;
    await expect(keepShell(new MemoryCaches().storage, shellAt('1'), base)).rejects.toThrow();
  });

  test('is this version and the one before, and nothing that is not ours is touched', async () => {
    const caches = new MemoryCaches();
    await caches.storage.open('remembered');
    for (const version of ['1', '2', '3']) await keepShell(caches.storage, shellAt(version), base);
    await dropOld(caches.storage, nameOf(shellAt('3')));
    expect([...caches.caches.keys()]).toEqual(['remembered', nameOf(shellAt('2')), nameOf(shellAt('3'))]);
  });

  test('has another name as soon as one file is otherwise', () => {
    expect(new Set([shellAt('1'), shellAt('2'), SHELL].map(nameOf)).size).toBe(3);
    expect(nameOf(shellAt('1'))).toBe(nameOf(shellAt('1')));
  });
});

describe('an answer', () => {
  const given = async (...versions: string[]) => {
    const caches = new MemoryCaches();
    for (const version of versions) await keepShell(caches.storage, shellAt(version), base);
    requests = [];
    return { caches: caches.storage, current: nameOf(shellAt(versions.at(-1)!)) };
  };
  const file = (path: string) => new Request(`${base}${path}`);

  test('given a part of the version before, then a page that is still open on it gets it', async () => {
    const { caches, current } = await given('1', '2');
    expect(await text(await fileFor(caches, current, file('/assets/a-1.js')))).toBe('/assets/a-1.js');
    expect(requests).toEqual([]);
  });

  test('given a part that was not kept, then it comes from the server', async () => {
    const { caches, current } = await given('1');
    expect(await text(await fileFor(caches, current, file('/assets/map.js')))).toBe('/assets/map.js');
    expect(requests).toHaveLength(1);
  });

  test('given a connection, then the page is the server’s own', async () => {
    const { caches, current } = await given('1');
    expect(await text(await pageFor(caches, current, file('/tonight')))).toBe('/tonight');
  });

  test('given a server that is away behind its proxy, then the page is the kept one', async () => {
    const { caches, current } = await given('1');
    status = 502;
    expect(await text(await pageFor(caches, current, file('/tonight')))).toBe('/index.html');
  });

  test('given no connection, then the page is the kept one', async () => {
    const { caches, current } = await given('1');
    const nobody = new Request('http://127.0.0.1:1/tonight');
    expect(await text(await pageFor(caches, current, nobody))).toBe('/index.html');
  });
});
