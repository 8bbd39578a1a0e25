import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '@safe-haven/tools/run';

/** The text of a file, by its path from the top. */
export const read = (path) => readFileSync(join(ROOT, path), 'utf8');

/** The files of the project in these folders or by these patterns, as paths from the top: tracked, or new and not ignored. */
export function filesIn(...where) {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', ...where];
  const listed = execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 26 });
  return listed.split('\0').filter((file) => file !== '' && existsSync(join(ROOT, file)));
}
