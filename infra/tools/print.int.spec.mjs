import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ROOT } from './run.mjs';

/** Reads one piece of what a script prints and closes the pipe, as `| head` does. Answers its exit code and its errors. */
async function readShortly(args) {
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (text) => {
    errors += text;
  });
  child.stdout.once('data', () => child.stdout.destroy());
  const [code] = await once(child, 'close');
  return { code, errors };
}

test('a tool of which nobody reads the end works on, and ends with its own code', async () => {
  const run = JSON.stringify(join(import.meta.dirname, 'run.mjs'));
  const lines = 'for (let n = 0; n < 200_000; n++) print("a line of the output"); process.exitCode = 3;';
  const script = `import { print } from ${run}; ${lines}`;
  expect(await readShortly(['--input-type=module', '-e', script])).toEqual({ code: 3, errors: '' });
});
