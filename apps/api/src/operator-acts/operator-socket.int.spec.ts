import { chmodSync, existsSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@safe-haven/jest-preset/waiting';
import { BACKUP_ACTS, type BackingUp } from '../privacy/backup/log-backup.ts';
import { type EraseResult, KEY_ACTS, type Retained, type Rotation } from '../privacy/erasure/operations.ts';
import { sqliteLog, withFolder } from '../privacy/keys/testing/given.ts';
import { ownAccount } from '../privacy/operator/account.ts';
import { type RunPlace, socketPath } from '../privacy/operator/run-folder.ts';
import { ACCOUNT_HEADER, type RunningProgram, runningProgram } from '../privacy/operator/running-program.ts';
import { type HttpProgram, memoryStore, startHttpProgram } from '../testing/http-program.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { socketOf } from '../testing/operator.ts';
import { post, steppedUp } from '../testing/second-factor.ts';
import { IMPORT_ACTS } from './import-acts.ts';

const DAY = 86_400_000;
const BY = `system:operator:${ownAccount()}`;

describe('OP-1: given the socket of a program', () => {
  let haven: HttpProgram;
  let operator: RunningProgram;
  let folder: string;
  let release: () => void;
  beforeAll(async () => {
    const { promise: held, resolve } = Promise.withResolvers<void>();
    release = resolve;
    const opened = Promise.withResolvers<string>();
    void withFolder(async (made) => {
      opened.resolve(made);
      await held;
    })();
    folder = await opened.promise;
    haven = await startHttpProgram(memoryStore(), new ManualClock(), { runDir: folder, dataDir: join(folder, 'data') });
    operator = await socketOf(haven);
  });
  afterAll(async () => {
    await haven.served.close();
    release();
  });

  it('then nobody but its own account can open it, and it lies outside of the data', () => {
    const path = socketPath(haven.program.config);
    expect(path.startsWith(join(folder, 'data'))).toBe(false);
    expect((statSync(path).mode & 0o777).toString(8)).toBe('600');
    expect((statSync(join(path, '..')).mode & 0o777).toString(8)).toBe('700');
  });

  it('OP-2: when a key is erased, then nothing sealed under it opens, and the trail names the account of the machine', async () => {
    const erase = (id: string, dryRun = false) =>
      operator.ask<EraseResult>(KEY_ACTS.erase, { kind: 'person', id, dryRun });
    expect(await erase('nobody')).toEqual({ outcome: 'unknown_subject' });
    expect(await erase('nora', true)).toEqual({ outcome: 'would_erase', keys: 1 });
    expect(await haven.program.names.nameOf('nora')).toBe('nora');
    expect(await erase('nora')).toEqual({ outcome: 'erased', keys: 1 });
    expect(await haven.program.names.nameOf('nora')).toBeNull();
    expect(await erase('nora')).toMatchObject({ outcome: 'already_erased' });
    await expect(operator.ask(KEY_ACTS.erase, { kind: 'shelter', id: 'lipa', dryRun: false })).rejects.toThrow(
      'invalid',
    );
    await expect(operator.ask(KEY_ACTS.erase, { kind: 'person', id: 'vera' })).rejects.toThrow('invalid');
    expect(await actors('SubjectErased')).toEqual([BY]);
  });

  it('OP-3: when the only administrator is to be erased, then they are not, unless that is said', async () => {
    const ada = { kind: 'person', id: 'ada', dryRun: false };
    expect(await operator.ask(KEY_ACTS.erase, ada)).toEqual({ outcome: 'last_administrator' });
    expect(await haven.program.names.nameOf('ada')).toBe('ada');
  });

  it('when keys are counted and moved, then all are under the current master key, and the trail says who moved them', async () => {
    const status = await operator.ask<{ current: string }>(KEY_ACTS.status);
    expect(status).toMatchObject({ damaged: 0, erased: 1, wrapped: [{ by: status.current, known: true }] });
    expect((await operator.ask<Rotation>(KEY_ACTS.rotate)).state).toBe('running');
    const ended = await eventually(
      () => operator.ask<Rotation>(KEY_ACTS.rotation),
      ({ state }) => state !== 'running',
    );
    expect(ended).toMatchObject({ state: 'done', result: { moved: 0, stuck: 0 } });
    expect(await actors('OperatorActed')).toEqual([BY]);
  });

  it('when an account was closed ninety days ago, then its name is erased, and not a day before', async () => {
    const cookie = await steppedUp(haven, 'ada');
    expect((await post(`${haven.url}/api/people/mila/disable`, { reason: 'left' }, { cookie })).status).toBe(204);
    const retain = (dryRun: boolean, clockIsRight = true) =>
      operator.ask<Retained>(KEY_ACTS.retain, { dryRun, clockIsRight });
    haven.advance(90 * DAY - 1);
    expect((await retain(true)).erased).toEqual([]);
    haven.advance(1);
    expect((await retain(true)).erased).toMatchObject([{ subject: 'person-mila', ended: 'person_disabled' }]);
    expect((await retain(false, false)).erased).toEqual([]);
    expect(await haven.program.names.nameOf('mila')).toBe('mila');
    expect(await retain(false)).toMatchObject({ erased: [{ subject: 'person-mila' }], left: 0, stopped: null });
    expect(await haven.program.names.nameOf('mila')).toBeNull();
    await expect(operator.ask(KEY_ACTS.retain)).rejects.toThrow('invalid');
  });

  it('when a program without files is to be copied, then it says that it has none', async () => {
    const asked = { log: '/nowhere', keys: null };
    expect(await operator.ask<BackingUp>(BACKUP_ACTS.start, asked)).toMatchObject({ state: 'failed' });
  });

  it('when a caller asks what no command asks, or does not say who they are, then it is refused', async () => {
    await expect(operator.ask('api/me')).rejects.toThrow('not_found');
    await expect(operator.ask('constructor')).rejects.toThrow('not_found');
    const writer = { organisation: 'Atina', asManager: true };
    const step = { writer, shelterId: 'lipa', key: crypto.randomUUID(), body: {} };
    await expect(operator.ask(IMPORT_ACTS.send, { ...step, name: 'discharge' })).rejects.toThrow('invalid');
    for (const account of [undefined, 'root', '1000:x', 'zora.kanarinac'])
      expect([account, (await raw('about', '{}', account)).status]).toEqual([account, 400]);
    expect(await raw('about', '{', '1000')).toMatchObject({ status: 400, code: 'malformed_json' });
    expect(await raw('about', `{"a":"${'x'.repeat(2 ** 20)}"}`, '1000')).toMatchObject({ status: 413 });
  });

  it('when its log is away, then nothing is erased, and it says so', async () => {
    const state = haven.program.storeState;
    Object.defineProperty(state, 'delayed', { value: true, configurable: true });
    const erase = operator.ask(KEY_ACTS.erase, { kind: 'person', id: 'vera', dryRun: false });
    await expect(erase).rejects.toThrow('store_unavailable');
    Reflect.deleteProperty(state, 'delayed');
  });

  /** Who did all facts of a type, as the trail has them. */
  async function actors(type: string): Promise<string[]> {
    const { body } = await haven.get('aud', '/api/audit');
    return (body.entries as { type: string; actor: { person: string } }[])
      .filter((entry) => entry.type === type)
      .map(({ actor }) => actor.person);
  }

  function raw(act: string, body: string, account: string | undefined): Promise<{ status: number; code: unknown }> {
    const headers = account === undefined ? {} : { [ACCOUNT_HEADER]: account };
    const options = { socketPath: socketPath(haven.program.config), path: `/${act}`, method: 'POST', headers };
    return new Promise((resolve, reject) => {
      const sent = request(options, (response) => {
        void text(response).then((answer) => resolve({ status: response.statusCode ?? 0, ...JSON.parse(answer) }));
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }
});

describe('OP-1: given the place of the socket', () => {
  const started = async (place: RunPlace) =>
    startHttpProgram(await sqliteLog(place.dataDir), new ManualClock(), { ...place, eventStore: { kind: 'sqlite' } });

  it(
    'when it would lie in the data folder, then the program does not start, and names the setting',
    withFolder(async (folder) => {
      const dataDir = join(folder, 'data');
      mkdirSync(dataDir);
      await expect(started({ dataDir, runDir: dataDir })).rejects.toThrow(/in the data folder.+HAVEN_RUN_DIR/);
      symlinkSync(dataDir, join(folder, 'elsewhere'));
      const other = { dataDir, runDir: join(folder, 'elsewhere') };
      await expect(startHttpProgram(memoryStore(), new ManualClock(), other)).rejects.toThrow('in the data folder');
    }),
  );

  it(
    'when it is too long for a socket, or a link to elsewhere, then the program says so',
    withFolder(async (folder) => {
      const place = { dataDir: join(folder, 'data'), runDir: join(folder, 'x'.repeat(90)) };
      await expect(startHttpProgram(memoryStore(), new ManualClock(), place)).rejects.toThrow('too long');
      const right = { dataDir: join(folder, 'data'), runDir: folder };
      const own = join(socketPath(right), '..');
      symlinkSync('/tmp', own);
      await expect(startHttpProgram(memoryStore(), new ManualClock(), right)).rejects.toThrow('another account');
    }),
  );

  it(
    'when its folder is open to others, then no command speaks to what is in it',
    withFolder(async (folder) => {
      const place = { dataDir: join(folder, 'data'), runDir: folder };
      expect(await runningProgram(place)).toBeNull();
      const own = join(socketPath(place), '..');
      mkdirSync(own);
      chmodSync(own, 0o777);
      await expect(runningProgram(place)).rejects.toThrow('runs as another account');
    }),
  );

  it(
    'when a killed program left it behind, then the next one takes it; when two run, the second leaves it to the first',
    withFolder(async (folder) => {
      const place = { dataDir: join(folder, 'data'), runDir: folder };
      mkdirSync(join(socketPath(place), '..'));
      writeFileSync(socketPath(place), '');
      const first = await startHttpProgram(memoryStore(), new ManualClock(), place);
      expect((await socketOf(first)).about.url).toBe(first.url);
      const second = await startHttpProgram(memoryStore(), new ManualClock(), place);
      expect((await socketOf(second)).about.url).toBe(first.url);
      await second.served.close();
      expect((await socketOf(first)).about.url).toBe(first.url);
      await first.served.close();
      expect(existsSync(join(socketPath(place), '..'))).toBe(false);
    }),
  );
});
