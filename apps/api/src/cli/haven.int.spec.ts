import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { sqliteLog, withFolder } from '../privacy/keys/testing/given.ts';
import { startHttpProgram } from '../testing/http-program.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { operatorCommand } from '../testing/operator-command.ts';

const COMMANDS = [
  'up',
  'first-link',
  'doctor',
  'backup',
  'restore',
  'status',
  'retain',
  'erase',
  'keys',
  'verify',
  'import',
  'export',
  'migrate',
];

describe('OP-9: the operator’s command', () => {
  it('says what there is, and of each command how it is used', async () => {
    const help = await operatorCommand('--help', [], {});
    expect([help.code, help.err]).toEqual([0, '']);
    const listed = [...help.out.matchAll(/^ {2}([a-z-]+) {2,}\S/gm)].map(([, name]) => name);
    expect(listed).toEqual(COMMANDS);
    for (const name of COMMANDS) {
      const used = await operatorCommand(name, ['--help'], {});
      expect([name, used.code, used.err]).toEqual([name, 0, '']);
      expect(used.out).toContain(`haven ${name}`);
    }
  });

  it('ends with 2 where the words are wrong, and says its release', async () => {
    expect(await operatorCommand('backups', [], {})).toMatchObject({
      code: 2,
      err: expect.stringContaining('There is no command backups.'),
    });
    expect((await operatorCommand('constructor', [], {})).code).toBe(2);
    const { version } = JSON.parse(await readFile(join(import.meta.dirname, '../../package.json'), 'utf8'));
    expect(await operatorCommand('--version', [], {})).toMatchObject({ code: 0, out: `${version}\n` });
  });

  it('ends as otherwise where nobody reads what it says, as after `| head`', async () => {
    const main = join(import.meta.dirname, '../../bin/haven.mjs');
    const args = ['--disable-warning=ExperimentalWarning', main, '--help'];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let errors = '';
    child.stderr.on('data', (text) => {
      errors += text;
    });
    child.stdout.destroy();
    const [code] = await once(child, 'close');
    expect([code, errors]).toEqual([0, '']);
  });

  it(
    'says whether the program on a folder is well, to a person and to a program',
    withFolder(async (folder) => {
      const dataDir = join(folder, 'data');
      await mkdir(dataDir);
      const place = { dataDir, runDir: folder };
      const settings = { HAVEN_DATA_DIR: dataDir, HAVEN_RUN_DIR: folder };
      const status = (...args: string[]) => operatorCommand('status', args, settings);
      expect(await status()).toMatchObject({ code: 1, err: expect.stringContaining(`No program has ${dataDir} open`) });
      expect(JSON.parse((await status('--json')).out)).toMatchObject({ url: null, status: 'stopped' });
      const config = { ...place, eventStore: { kind: 'sqlite' } } as const;
      const haven = await startHttpProgram(await sqliteLog(dataDir), new ManualClock(), config);
      try {
        expect(await status()).toMatchObject({ code: 0, err: '', out: expect.stringContaining('It is well.') });
        const answer = { url: haven.url, dataDir, status: 'ready', unreadable: 0, conditions: [] };
        expect(JSON.parse((await status('--json')).out)).toEqual(answer);
        Object.defineProperty(haven.program.storeState, 'delayed', { value: true });
        expect(await status()).toMatchObject({ code: 1, err: expect.stringContaining('does not answer') });
        expect((await status('--all')).code).toBe(2);
      } finally {
        await haven.served.close();
      }
    }),
  );
});
