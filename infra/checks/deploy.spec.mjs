import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ROOT } from '@safe-haven/tools/run';
import { flagsOf } from '../deploy/rehearsal/compose.mjs';
import { filesIn, read } from './files.mjs';

const files = filesIn('infra/deploy');
const operations = read('docs/operate/configure.md');
const settings = [...operations.matchAll(/^\| `([A-Z_]+)` \|/gm)].map((m) => m[1]);
const commands = [...read('apps/api/src/cli/haven.ts').matchAll(/^ {2}'?([a-z-]+)'?: \{$/gm)].map((m) => m[1]);
/** Variables of the compose files themselves, not of the program. */
const OF_COMPOSE = ['HAVEN_SITE', 'HAVEN_UPSTREAMS', 'HAVEN_NETWORK'];

const UNIT = 'infra/deploy/systemd/haven.service';
/** Rates a unit as a file; ends with 1 above the threshold, which is in tenths. */
const ratedAt = (threshold, unit) =>
  spawnSync('systemd-analyze', ['security', '--offline=true', `--threshold=${threshold}`, unit], { cwd: ROOT });
const ratesFiles = ratedAt(100, UNIT).status === 0;

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
    expect(image).toContain('mkdir -m 700 /data');
    expect(image).toContain('rm -rf /usr/local/lib/node_modules /usr/local/bin/npm');
    expect(image).toContain('rm -r node_modules/@safe-haven');
  });

  test.each(['.env', 'keys/master.key', 'certs/ca/ca.key', 'backups/log.sqlite', 'backup-keys/log.sqlite.keys'])(
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

  test.each(['one-program/program', 'programs-on-a-server/programs', 'restore/job'])(
    'kubernetes/%s.yaml: nobody’s account, nothing to write to, no right of the cluster',
    (file) => {
      const text = read(`infra/deploy/kubernetes/${file}.yaml`);
      for (const line of [
        'runAsUser: 1000',
        'runAsNonRoot: true',
        'readOnlyRootFilesystem: true',
        'allowPrivilegeEscalation: false',
        'drop: [ALL]',
        'automountServiceAccountToken: false',
        'defaultMode: 0440',
      ])
        expect(text).toContain(line);
    },
  );

  test('kubernetes: one program lets nothing out, and those on a server only to it and to DNS', () => {
    const egress = (base) => read(`infra/deploy/kubernetes/${base}/network.yaml`).split('egress:')[1];
    expect(egress('one-program').trim()).toBe('[]');
    const ports = [...egress('programs-on-a-server').matchAll(/port: (\d+)/g)].map((m) => m[1]);
    expect(ports).toEqual(['2113', '53', '53']);
  });

  test('kubernetes: the log in files has one program, and the restore writes where that one starts', () => {
    const program = read('infra/deploy/kubernetes/one-program/program.yaml');
    expect(program).toContain('replicas: 1');
    const [, folder] = /HAVEN_DATA_DIR, value: (\S+) /.exec(program);
    expect(read('infra/deploy/kubernetes/restore/job.yaml')).toMatch(new RegExp(`--into,\\s+${folder}\\b`));
  });

  test('the rehearsal starts the program as the file for one machine says, and knows each key of it', () => {
    const compose = read('infra/deploy/one-machine.compose.yml');
    const flags = (text) => flagsOf(text, 'haven', '/folder', { HAVEN_SITE: 'haven.example.org' });
    expect(flags(compose)).toEqual([
      '--read-only',
      '--tmpfs=/tmp',
      '--cap-drop=ALL',
      '--security-opt=no-new-privileges:true',
      '--env=HAVEN_PUBLIC_URL=https://haven.example.org',
      '--env=HAVEN_TRUSTED_PROXY=172.31.250.0/24',
      '--env=HAVEN_MASTER_KEY_FILE=/keys/master.key',
      '--env=HAVEN_DAILY_AT=04:10',
      '--env=HAVEN_BACKUP_LOG=/backups',
      '--env=HAVEN_BACKUP_KEYS=/backup-keys',
      '--volume=/folder/data:/data',
      '--volume=/folder/keys:/keys:ro',
      '--volume=/folder/backups:/backups',
      '--volume=/folder/backup-keys:/backup-keys',
    ]);
    expect(() => flags(compose.replace('read_only: true', 'privileged: true'))).toThrow('"privileged"');
    for (const place of ['containers', 'folder'])
      expect(read(`infra/deploy/rehearsal/${place}.mjs`)).toContain('oneMachine(folder)');
  });

  test('env.example has each variable that a compose file asks for, and no other', () => {
    const compose = ['one-machine', 'cluster'].map((file) => read(`infra/deploy/${file}.compose.yml`)).join();
    const asked = [...compose.matchAll(/\$\{([A-Z_]+)/g)].map((m) => m[1]);
    const given = [...read('infra/deploy/env.example').matchAll(/^#?([A-Z_]+)=/gm)].map((m) => m[1]);
    expect(given.toSorted()).toEqual([...new Set(asked)].toSorted());
  });

  test('the Caddyfile says for which Caddy it is: the one of the compose files', () => {
    const [, version] = /^# For Caddy ([\d.]+),/.exec(read('infra/deploy/Caddyfile'));
    for (const file of ['one-machine', 'cluster'])
      expect(read(`infra/deploy/${file}.compose.yml`)).toContain(`image: caddy:${version}-`);
  });

  test.each(['one-machine', 'cluster'])('%s: the proxy’s word is taken from the file’s own network alone', (file) => {
    const compose = read(`infra/deploy/${file}.compose.yml`);
    const [, trusted] = /HAVEN_TRUSTED_PROXY: (\S+)/.exec(compose);
    const [, network] = /subnet: "(\S+)"/.exec(compose);
    expect(trusted).toBe(network);
    expect(network).toMatch(/^\$\{HAVEN_NETWORK:-172\.31\.\d+\.0\/24\}$/);
  });

  (ratesFiles ? test : test.skip)('haven.service: systemd rates its exposure at 2.0 or less', () => {
    const { status, stdout } = ratedAt(20, UNIT);
    expect([status, stdout.toString().trim().split('\n').at(-1)]).toEqual([0, expect.stringContaining('Overall')]);
  });

  test('haven.service: the program says when it serves, and what is silent is killed without a dump of its keys', () => {
    const lines = read(UNIT).split('\n');
    for (const line of ['Type=notify', 'NotifyAccess=all', 'WatchdogSignal=SIGKILL', 'LimitCORE=0'])
      expect(lines).toContain(line);
  });

  test('systemd/haven: a command has the settings of the unit, and the key that they name', () => {
    const defaults = 'infra/deploy/systemd/defaults.env';
    const files = [...read(UNIT).matchAll(/^EnvironmentFile=(.+)$/gm)].map((m) => m[1]);
    expect(files).toEqual([`/opt/haven/${defaults}`, '/etc/haven/haven.env']);
    const script = read('infra/deploy/systemd/haven');
    expect([...script.matchAll(/--env-file=(\S+)/g)].map((m) => m[1])).toEqual(files);
    const folder = mkdtempSync(join(tmpdir(), 'haven-'));
    const own = join(folder, 'haven.env');
    const places = `HAVEN_BACKUP_LOG=${folder}/copies\nHAVEN_BACKUP_KEYS=${folder}/keys\n`;
    writeFileSync(own, `${places}HAVEN_MASTER_KEY_FILE=/nowhere/master.key\n`);
    const here = script
      .replace('runuser -u haven -- ', '')
      .replace('/etc/haven/haven.env', own)
      .replaceAll('/opt/haven', ROOT);
    const { stdout } = spawnSync('sh', ['-c', here, 'haven', 'doctor', '--json'], { env: { PATH: process.env.PATH } });
    const findings = new Map(JSON.parse(stdout).findings.map(({ what, sentence }) => [what, sentence]));
    rmSync(folder, { recursive: true });
    expect(findings.get('data folder')).toContain('/var/lib/haven');
    expect(findings.get('master key')).toContain('/nowhere/master.key');
    expect(findings.get('backup folders')).toContain(folder);
  });

  test('the program is not started again for a wrong setting', () => {
    expect(read(UNIT)).toContain('RestartPreventExitStatus=78');
    expect(read('apps/api/src/main.ts')).toContain('WRONG_SETTINGS = 78');
  });

  test('each node of the cluster reaches the others, and each program keeps its list of erasures', () => {
    const cluster = read('infra/deploy/cluster.compose.yml');
    expect(cluster).toContain('KURRENTDB_REPLICATION_IP: "0.0.0.0"');
    for (const n of [1, 2, 3]) expect(cluster).toContain(`"haven${n}:/data"`);
  });
});
