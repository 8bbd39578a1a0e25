/** `node infra/tools/release-notes.mjs v0.2.0`: the notes of that release, for the workflow that makes its draft. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { notesOf } from './release/notes-of.mjs';
import { ROOT } from './run.mjs';

try {
  process.stdout.write(notesOf(readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8'), process.argv[2] ?? ''));
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
