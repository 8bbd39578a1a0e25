import { randomBytes } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { cp, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LIMITS } from '../limits/limits.ts';
import { sqliteLog, withFolder } from '../privacy/keys/testing/given.ts';
import { runningProgram } from '../privacy/operator/running-program.ts';
import { type HttpProgram, PEOPLE, startHttpProgram, textOf } from '../testing/http-program.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { operatorCommand } from '../testing/operator-command.ts';
import { post, steppedUp } from '../testing/second-factor.ts';

/** What the operator's commands asked over HTTP until their token was found in a copied data folder. */
const FORMER: readonly [method: 'GET' | 'POST', path: string, body?: unknown][] = [
  ['POST', 'api/operations/erase', { kind: 'person', id: 'ada', dryRun: false, last: true }],
  ['POST', 'api/operations/erase', { kind: 'person', id: 'ada' }],
  ['POST', 'api/operations/retain', { dryRun: false }],
  ['GET', 'api/operations/keys'],
  ['POST', 'api/operations/keys/rotation', {}],
  ['GET', 'api/operations/keys/rotation'],
  ['POST', 'api/operations/backup', { log: '/tmp/taken', keys: null }],
  ['GET', 'api/operations/backup'],
  ['POST', 'api/operations/verify-log', {}],
  ['GET', 'api/operations/verify-log'],
  ['POST', 'api/operations/log-digest', {}],
  // As the commands ask now, at the listener of everybody.
  ...['erase', 'retain', 'keys', 'rotate-keys', 'backup', 'verify-log', 'log-digest', 'import-send', 'about'].flatMap(
    (act): [method: 'POST', path: string, body: unknown][] => [
      ['POST', act, {}],
      ['POST', `api/${act}`, {}],
      ['POST', `api/operations/${act}`, {}],
    ],
  ),
];
const OF_OPERATIONS = /^(GET api\/operations\/[^/]+|POST api\/operations\/[^/]+\/[^/]+)$/;
/** Whatever looks like a secret in a file: long enough for a token, of its letters. */
const SECRETS = /[A-Za-z0-9_-]{40,}/g;
const THROUGH_THE_PROXY = { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https' };

describe('OP-1: given a copy of the data folder of a program that runs', () => {
  let haven: HttpProgram;
  let copy: string;
  let secrets: string[];
  const held = Promise.withResolvers<void>();
  beforeAll(async () => {
    const made = Promise.withResolvers<string>();
    void withFolder(async (folder) => {
      made.resolve(folder);
      await held.promise;
    })();
    const folder = await made.promise;
    const [dataDir, keyFile] = [join(folder, 'data'), join(folder, 'master.key')];
    copy = join(folder, 'copy');
    await writeFile(keyFile, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
    haven = await startHttpProgram(await sqliteLog(dataDir), new ManualClock(), {
      ...{ dataDir, runDir: folder, eventStore: { kind: 'sqlite' }, masterKey: null, masterKeyFile: keyFile },
      ...{ limits: LIMITS, trustedProxies: ['127.0.0.1'] },
    });
    await haven.registerShelter('lipa');
    await cp(dataDir, copy, { recursive: true });
    const files = (await readdir(copy)).map((name) => readFileSync(join(copy, name), 'latin1'));
    secrets = [...new Set(files.flatMap((text) => text.match(SECRETS) ?? []))];
  });
  afterAll(async () => {
    await haven.served.close();
    held.resolve();
  });

  it('then it holds no file for the commands of the machine, and no socket', async () => {
    const names = await readdir(copy);
    expect(names.filter((name) => statSync(join(copy, name)).isSocket())).toEqual([]);
    expect(names.filter((name) => /server|token|sock/i.test(name))).toEqual([]);
    expect(secrets.length).toBeGreaterThan(3);
  });

  it('when everything in it is shown to every former route, directly and through the proxy, then nothing is there', async () => {
    const heads: Record<string, string>[] = [
      {},
      ...secrets.slice(0, 40).map((secret) => ({ authorization: `Bearer ${secret.slice(0, 200)}` })),
      { authorization: `Bearer ${randomBytes(32).toString('base64url')}`, 'haven-organisation': 'Atina' },
      { cookie: await steppedUp(haven, 'ada') },
      { 'haven-account': '0' },
    ];
    const unknown = await asked('POST', 'api/operationz/erase', {}, {});
    expect([unknown.status, unknown.body.code]).toEqual([404, 'not_found']);
    for (const [method, path, body] of FORMER)
      for (const head of heads)
        for (const way of [{}, THROUGH_THE_PROXY]) {
          const answer = await asked(method, path, body, { ...head, ...way });
          const { status } = answer;
          // There is an operation of many parties at some of them now, for people of the network alone.
          if (OF_OPERATIONS.test(`${method} ${path}`)) expect([path, status >= 400]).toEqual([path, true]);
          else expect([method, path, status, textOf(answer)]).toEqual([method, path, 404, textOf(unknown)]);
        }
  });

  it('when it calls itself the operator at the routes of an import, then it is nobody there', async () => {
    for (const secret of secrets.slice(0, 40)) {
      const head = {
        authorization: `Bearer ${secret.slice(0, 200)}`,
        'haven-organisation': 'Atina',
        'haven-role': 'manager',
      };
      const discharge = { stayId: 'any', reason: 'moved_on', 'idempotency-key': crypto.randomUUID() };
      expect((await asked('GET', 'api/import/shelters', undefined, head)).status).toBe(401);
      expect((await asked('POST', 'api/shelters/lipa/discharge', discharge, head)).status).toBeGreaterThanOrEqual(400);
      expect((await asked('GET', 'api/me', undefined, head)).status).toBe(401);
    }
  });

  it('when the commands are run on it, then they reach no program, and nothing is erased in either', async () => {
    expect(await runningProgram({ dataDir: copy, runDir: haven.program.config.runDir })).toBeNull();
    const env = { HAVEN_DATA_DIR: copy, HAVEN_RUN_DIR: haven.program.config.runDir! };
    const erased = await operatorCommand('erase', ['--person', 'ada', '--yes', '--last'], env);
    expect(erased).toMatchObject({ code: 1, err: expect.stringContaining('The master key of this log is not in') });
    for (const { person } of PEOPLE)
      expect([person, await haven.program.names.nameOf(person)]).toEqual([person, person]);
  });

  const asked = (method: 'GET' | 'POST', path: string, body: unknown, headers: Record<string, string>) =>
    method === 'POST'
      ? post(`${haven.url}/${path}`, body ?? {}, headers)
      : fetch(`${haven.url}/${path}`, { headers }).then(async (r) => {
          const text = await r.text();
          return { status: r.status, text, body: JSON.parse(text || '{}') };
        });
});
