import { execFileSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import { ROOT } from '@safe-haven/tools/run';
import { filesIn, read } from './files.mjs';

const files = filesIn('infra/deploy');
const operations = read('docs/OPERATIONS.md');
const settings = [...operations.matchAll(/^\| `([A-Z_]+)` \|/gm)].map((m) => m[1]);
const commands = [...read('apps/api/src/cli/haven.ts').matchAll(/^ {2}'?([a-z-]+)'?: \{$/gm)].map((m) => m[1]);
/** Variables of the compose files themselves, not of the program. */
const OF_COMPOSE = ['HAVEN_SITE', 'HAVEN_UPSTREAMS'];

const ignoredByGit = (path) => {
  try {
    execFileSync('git', ['check-ignore', '-q', path], { cwd: ROOT });
    return true;
  } catch {
    return false;
  }
};

describe('what a technician puts in place', () => {
  test.each(files)('%s: each setting that it names is one', (file) => {
    const named = [...read(file).matchAll(/\bHAVEN_[A-Z_]+/g)].map((m) => m[0]);
    expect(named.filter((name) => !settings.includes(name) && !OF_COMPOSE.includes(name))).toEqual([]);
  });

  test.each(files)('%s: each command of the operator that it runs is one', (file) => {
    const run = [...read(file).matchAll(/haven\.mjs ([a-z][\w-]*)/g)].map((m) => m[1]);
    expect(run.filter((name) => !commands.includes(name))).toEqual([]);
  });

  test('the image has the operator’s command, the licence, and rights of nobody', () => {
    const image = read('infra/deploy/Dockerfile');
    expect(image).toContain('ln -s /haven/apps/api/bin/haven.mjs /usr/local/bin/haven');
    expect(image).toContain('COPY LICENSE NOTICE ./');
    expect(image).toContain('USER node');
  });

  test.each(['keys/master.key', 'certs/ca/ca.key', 'backups/log.sqlite', 'backup-keys/log.sqlite.keys'])(
    'infra/deploy/%s gets into neither git nor the image',
    (path) => {
      expect(ignoredByGit(`infra/deploy/${path}`)).toBe(true);
      const ignored = read('infra/deploy/Dockerfile.dockerignore').split('\n');
      expect(ignored).toContain(`infra/deploy/${path.split('/')[0]}`);
    },
  );

  test.each(['haven.service'])('%s: the unit gives no right that it does not need', (unit) => {
    const lines = read(`infra/deploy/systemd/${unit}`).split('\n');
    for (const line of ['ProtectSystem=strict', 'NoNewPrivileges=yes', 'CapabilityBoundingSet=', 'PrivateTmp=yes'])
      expect(lines).toContain(line);
  });

  test('the program is not started again for a wrong setting', () => {
    expect(read('infra/deploy/systemd/haven.service')).toContain('RestartPreventExitStatus=78');
    expect(read('apps/api/src/main.ts')).toContain('WRONG_SETTINGS = 78');
  });

  test('each node of the cluster reaches the others, and each program keeps its list of erasures', () => {
    const cluster = read('infra/deploy/cluster.compose.yml');
    expect(cluster).toContain('KURRENTDB_REPLICATION_IP: "0.0.0.0"');
    for (const n of [1, 2, 3]) expect(cluster).toContain(`"haven${n}:/data"`);
  });
});
