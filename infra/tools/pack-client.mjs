/**
 * `npm run client:pack`: the client for machines as a package that any Node from 20 on takes, `reports/safe-haven-client-….tgz`.
 * In this repository it is TypeScript, which Node refuses in a package.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { BIN, pinnedNode, print, ROOT } from './run.mjs';

const CLIENT = join(ROOT, 'libs', 'client');
const OUT = resolve(ROOT, process.argv[2] ?? 'reports');

const folder = join(OUT, 'client-package');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
compile(join(folder, 'dist'));
const { name, version, dependencies } = JSON.parse(readFileSync(join(CLIENT, 'package.json'), 'utf8'));
const manifest = {
  name,
  version,
  description: 'A client of Safe Haven for machines: free places, counts, webhooks',
  license: 'Apache-2.0',
  type: 'module',
  sideEffects: false,
  engines: { node: '>=20' },
  exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } },
  files: ['dist', 'examples', 'CHANGELOG.md', 'NOTICE'],
  dependencies,
};
writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
for (const file of ['README.md', 'CHANGELOG.md', 'examples'])
  cpSync(join(CLIENT, file), join(folder, file), { recursive: true });
for (const file of ['LICENSE', 'NOTICE']) cpSync(join(ROOT, file), join(folder, file));
const packed = execFileSync('npm', ['pack', '--silent', '--pack-destination', OUT], { cwd: folder, encoding: 'utf8' });
print(`  ${join(OUT, packed.trim())}`);

function compile(outDir) {
  const options = { rootDir: 'src', outDir, declaration: 'true', noEmit: 'false', allowImportingTsExtensions: 'false' };
  const flags = Object.entries(options).flatMap(([option, value]) => [`--${option}`, value]);
  const args = [join(BIN, 'tsc'), '-p', 'tsconfig.build.json', '--rewriteRelativeImportExtensions', ...flags];
  execFileSync(pinnedNode(), args, { cwd: CLIENT, stdio: ['ignore', 'inherit', 'inherit'] });
  // The compiler leaves the names of sources in declarations, and no source is in the package.
  for (const file of globSync('**/*.d.ts', { cwd: outDir })) {
    const path = join(outDir, file);
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(/(from '\.[^']*)\.ts'/g, "$1.js'"));
  }
}
