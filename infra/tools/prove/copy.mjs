import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const SOURCES = ['apps', 'libs', 'infra', 'docs', 'package.json', 'tsconfig.base.json'];
const HEAVY = /^apps\/dashboard\/public\/basemap\/|\.(png|woff2?)$/;

/**
 * A copy of the project's sources, or of some of its folders, that can be broken: packages are linked, the project's own
 * libs are linked to the copy, so that what is broken there is what its tests see. `remove` takes it away again.
 */
export function copyOf(root, folders = SOURCES) {
  const folder = mkdtempSync(join(tmpdir(), 'haven-broken-'));
  for (const file of sources(root, folders)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(root, file), join(folder, file));
  }
  link(root, folder);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function sources(root, folders) {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', ...folders];
  const listed = execFileSync('git', args, { cwd: root, maxBuffer: 1 << 26 });
  return listed
    .toString()
    .split('\0')
    .filter((f) => f && !HEAVY.test(f) && existsSync(join(root, f)));
}

function link(root, folder) {
  const from = join(root, 'node_modules');
  const to = join(folder, 'node_modules');
  mkdirSync(join(to, '@safe-haven'), { recursive: true });
  for (const name of readdirSync(from)) {
    if (!name.startsWith('.') && name !== '@safe-haven') symlinkSync(join(from, name), join(to, name));
  }
  for (const group of ['apps', 'libs', 'infra']) {
    for (const name of namesIn(join(folder, group))) {
      symlinkSync(join(folder, group, name), join(to, '@safe-haven', name));
      // Where a project has another version of a package than the rest.
      const own = join(root, group, name, 'node_modules');
      if (existsSync(own)) symlinkSync(own, join(folder, group, name, 'node_modules'));
    }
  }
}

/** What a folder holds; nothing where none of it was copied. */
const namesIn = (folder) => (existsSync(folder) ? readdirSync(folder) : []);
