import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { BIN, ROOT } from './run.mjs';

const folder = mkdtempSync(join(tmpdir(), 'pack-client-'));
const modules = join(folder, 'node_modules');
const installed = join(modules, '@safe-haven', 'client');
const run = promisify(execFile);

/** The package, unpacked where no file of this repository is, next to the packages that it names. */
beforeAll(async () => {
  await run(process.execPath, [join(ROOT, 'infra/tools/pack-client.mjs'), folder], { cwd: ROOT });
  mkdirSync(installed, { recursive: true });
  const { version } = JSON.parse(readFileSync(join(ROOT, 'libs/client/package.json'), 'utf8'));
  execFileSync('tar', [
    '-xzf',
    join(folder, `safe-haven-client-${version}.tgz`),
    '--strip-components=1',
    '-C',
    installed,
  ]);
  for (const name of ['openapi-fetch', 'openapi-typescript-helpers'])
    symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the package says which release it is, what it needs, and what changed', () => {
  const { exports, dependencies, engines } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
  expect(exports['.']).toEqual({ types: './dist/index.d.ts', default: './dist/index.js' });
  expect(Object.keys(dependencies)).toEqual(['openapi-fetch']);
  expect(engines.node).toBe('>=20');
  const changes = readFileSync(join(installed, 'CHANGELOG.md'), 'utf8');
  const { version } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
  expect(changes).toContain(`## ${version}`);
});

test('the first example of its README runs unchanged, against an address that answers', async () => {
  const [, example] = /```js\n([\s\S]*?)```/.exec(readFileSync(join(installed, 'README.md'), 'utf8')) ?? [];
  const asked = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers.authorization}`);
    const shelters = [{ shelterId: 'lipa', name: 'Lipa', places: { free: 3 } }];
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify(request.method === 'GET' ? { shelters } : { position: '7', revision: '1', events: [] }),
    );
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${server.address().port}`;
  writeFileSync(join(folder, 'example.js'), example.replace('https://haven.example.org', url));
  const { stdout } = await run(process.execPath, ['example.js'], { cwd: folder, env: { HAVEN_TOKEN: 'a-token' } });
  server.close();
  expect(stdout).toBe('Lipa 3\n');
  expect(asked).toEqual([
    expect.stringMatching(/^GET .* Bearer a-token$/),
    'POST /api/shelters/lipa/report-census Bearer a-token',
  ]);
});

test('its types are those of the contract', async () => {
  const use = (body) =>
    `import { Haven } from '@safe-haven/client';\nconst haven = new Haven({ url: 'x', token: 'y' });\n${body}\n`;
  writeFileSync(
    join(folder, 'right.ts'),
    use('export const free: number | undefined = (await haven.shelters())[0]?.places?.free;'),
  );
  writeFileSync(
    join(folder, 'wrong.ts'),
    use('export const free: string = (await haven.shelters())[0]!.places!.free;'),
  );
  const tsc = (file) =>
    run(
      process.execPath,
      [join(BIN, 'tsc'), '--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2024', file],
      {
        cwd: folder,
      },
    ).then(
      () => 0,
      ({ code, stdout }) => `${code}: ${stdout}`,
    );
  expect(await tsc('right.ts')).toBe(0);
  expect(await tsc('wrong.ts')).toMatch(/wrong\.ts.*Type 'number' is not assignable to type 'string'/);
});
