import { chmod, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { EventStore } from '@safe-haven/event-store';
import { systemClock } from '../../environment/clock.ts';
import { Streams } from '../../streams/streams.ts';
import { operatorCommand } from '../../testing/operator-command.ts';
import { appendEvent, memoryLog, sqliteLog, withFolder } from '../keys/testing/given.ts';
import { composeKeys } from './compose-keys.ts';
import { eraseBody, type KeyOperations, OPERATIONS, OPERATOR, retainBody } from './operations.ts';

/** Runs a command with no setting but the folder of the data and those that are given. */
const command = (name: string, dataDir: string, args: string[], env: Record<string, string> = {}) =>
  operatorCommand(name, args, { HAVEN_DATA_DIR: dataDir, ...env });

const keysOn = (dataDir: string, store: EventStore, kind: 'sqlite' | 'memory' = 'sqlite') => {
  const composed = composeKeys({}, { dataDir, eventStore: { kind } }, new Streams(store, systemClock));
  if (!composed.ok) throw new Error(composed.sentence);
  return composed.keys;
};

/** A data folder in which a few people have something sealed. */
async function dataWith(folder: string, ...people: string[]) {
  const store = await sqliteLog(folder);
  const { keyring } = keysOn(folder, store);
  for (const person of people) {
    const profile = await keyring.seal(`person-${person}`, 'profile', { name: 'Ana' });
    await appendEvent(store, `person-${person}`, { type: 'PersonProfileChanged', profile });
  }
  await store.close();
}

const withServer = async (operations: KeyOperations, dataDir: string, test: () => Promise<void>) => {
  const json = async (request: IncomingMessage) => JSON.parse(Buffer.concat(await request.toArray()).toString());
  const answer = async (request: IncomingMessage): Promise<unknown> => {
    if (request.url === '/health/live') return {};
    if (request.headers.authorization !== 'Bearer the-token-of-this-run') return { code: 'not_signed_in' };
    switch (`${request.method} ${request.url?.slice(1)}`) {
      case `POST ${OPERATIONS.erase}`:
        return operations.erase(eraseBody.parse(await json(request)), OPERATOR);
      case `POST ${OPERATIONS.retain}`:
        return operations.retain(retainBody.parse(await json(request)), OPERATOR);
      case `GET ${OPERATIONS.keys}`:
        return operations.status();
      case `POST ${OPERATIONS.rotation}`:
        return operations.startRotation();
      case `GET ${OPERATIONS.rotation}`:
        return operations.rotation();
      default:
        return { code: 'not_found' };
    }
  };
  const server = createServer(async (request, response) => {
    const body = await answer(request);
    const refused = typeof body === 'object' && body !== null && 'code' in body;
    response.writeHead(refused ? 403 : 200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await writeFile(join(dataDir, 'server.json'), JSON.stringify({ url, token: 'the-token-of-this-run' }));
    await test();
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
};

describe('the commands of the operator', () => {
  it(
    'given no program, then erase and retain work on the log itself, with a sentence and an exit code for each case',
    withFolder(async (folder) => {
      await dataWith(folder, 'ab12', 'cd34');
      const erased = await command('erase.ts', folder, ['--person', 'ab12']);
      expect(erased).toMatchObject({ code: 0, err: '' });
      expect(erased.out).toMatch(/^ {2}person-ab12 is erased: .+ It was done in the log in /);
      expect(await command('erase.ts', folder, ['--person', 'ab12'])).toMatchObject({
        code: 0,
        out: expect.stringContaining('person-ab12 was erased already.'),
      });
      expect(await command('erase.ts', folder, ['--request', 'ab12'])).toMatchObject({
        code: 1,
        err: '  There is no key of request-ab12, so nothing was erased. Is the id right?\n',
      });
      expect(await command('retain.ts', folder, ['--dry-run'])).toMatchObject({
        code: 0,
        out: expect.stringContaining('  0 would be erased in the log in '),
      });
      expect(JSON.parse(await readFile(join(folder, 'erasures.ndjson'), 'utf8'))).toMatchObject({
        subject: 'person-ab12',
        reason: 'asked',
      });
    }),
  );

  it(
    'given a log whose master key is not there, then no command makes another in its place',
    withFolder(async (folder) => {
      await dataWith(folder, 'ab12');
      await rm(join(folder, 'master.key'));
      for (const [main, ...args] of [
        ['keys.ts', 'status'],
        ['keys.ts', 'rotate'],
        ['retain.ts', '--dry-run'],
      ] as const) {
        const output = await command(main, folder, [...args]);
        expect(output).toMatchObject({
          code: 1,
          err: expect.stringContaining('The master key of this log is not in '),
        });
      }
      expect(await readdir(folder)).not.toContain('master.key');
    }),
  );

  it(
    'given a new master key in front of the old one, when rotated, then the old one can go; without it at first it is missed',
    withFolder(async (folder) => {
      await dataWith(folder, 'ab12', 'cd34');
      const old = await readFile(join(folder, 'master.key'), 'utf8');
      const file = join(folder, 'keys.txt');
      const fresh = Buffer.from('a fresh master key of 32 bytes!!').toString('base64');
      const env = { HAVEN_MASTER_KEY_FILE: file };
      const keys = async (text: string, pattern: string) => {
        await writeFile(file, text);
        await chmod(file, 0o600);
        return command('keys.ts', folder, [pattern], env);
      };
      expect(await keys(`${fresh}\n`, 'status')).toMatchObject({
        code: 1,
        err: "  2 data keys can't be opened for want of their master key, 0 are damaged.\n",
      });
      const rotated = await keys(`${fresh}\n${old}`, 'rotate');
      expect(rotated).toMatchObject({ code: 0, err: '' });
      expect(rotated.out).toMatch(
        / {2}2 data keys moved to the current master key, 0 were there already, in the log in /,
      );
      const status = await keys(`${fresh}\n`, 'status');
      expect(status).toMatchObject({ code: 0, err: '' });
      expect(status.out).toMatch(/2 data keys under master key [0-9a-f]{8}\n {2}0 subjects are erased\.\n$/);
      expect(`${rotated.out}${status.out}`).not.toContain(fresh);
    }),
  );

  it(
    'given a program that runs, then the commands go through it; a note that a killed one left is not believed',
    withFolder(async (folder) => {
      const store = memoryLog();
      const { keyring, operations } = keysOn(folder, store, 'memory');
      await keyring.seal('person-ab12', 'profile', 'Ana');
      await withServer(operations, folder, async () => {
        const erased = await command('erase.ts', folder, ['--person', 'ab12', '--reason', 'wrong']);
        expect(erased).toMatchObject({ code: 0, out: expect.stringContaining('in the program at http://127.0.0.1:') });
        expect(keyring.erased.has('person-ab12')).toBe(true);
        expect((await command('retain.ts', folder, [])).out).toContain('  0 erased in the program at ');
        expect((await command('keys.ts', folder, ['rotate'])).out).toContain('  0 data keys moved');
        expect((await command('keys.ts', folder, ['status'])).out).toContain('  1 subjects are erased.');
        const note = JSON.parse(await readFile(join(folder, 'server.json'), 'utf8'));
        await writeFile(join(folder, 'server.json'), JSON.stringify({ ...note, token: 'of-another-run' }));
        expect(await command('keys.ts', folder, ['status'])).toMatchObject({
          code: 1,
          err: '  The program refused it: not_signed_in.\n',
        });
      });
      expect(await command('keys.ts', folder, ['status'])).toMatchObject({
        code: 1,
        err: expect.stringMatching(/^ {2}There is no log in /),
      });
    }),
  );

  it.each([
    ['erase.ts', ['--person', 'a', '--request', 'b'], 'Say whose data is to be erased'],
    ['erase.ts', ['--person', '../x'], '--person is an id'],
    ['retain.ts', ['--all'], 'npm run retain'],
    ['keys.ts', ['rotate', 'all'], 'npm run keys -- rotate'],
  ])('given %s %j, then it prints its usage and changes nothing', async (name, args, output) => {
    const { code, out, err } = await command(name, '/nonexistent', args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(output);
  });

  it(
    'given a log that another process has open, then it is reported',
    withFolder(async (folder) => {
      await dataWith(folder, 'ab12');
      const store = await sqliteLog(folder);
      expect(await command('erase.ts', folder, ['--person', 'ab12'])).toMatchObject({
        code: 1,
        err: expect.stringContaining('is in use by'),
      });
      await store.close();
    }),
  );
});
