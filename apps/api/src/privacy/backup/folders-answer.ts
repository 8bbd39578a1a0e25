import { execFile } from 'node:child_process';

/** How long folders have to take a file. */
const WITHIN_MS = 15_000;

/** Makes each folder, and a file in it that reaches the disk. Some paths never come back from either. */
const TRY = `
  const { closeSync, fsyncSync, mkdirSync, openSync, rmSync, writeSync } = require('node:fs');
  try {
    for (const folder of process.argv.slice(1)) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const path = folder + '/.tried-by-' + process.pid;
      const file = openSync(path, 'wx', 0o600);
      try {
        writeSync(file, 'x');
        fsyncSync(file);
      } finally {
        closeSync(file);
        rmSync(path);
      }
    }
  } catch (error) {
    process.stdout.write(String(error.code ?? error.message));
    process.exitCode = 1;
  }
`;

/**
 * Tries out folders in a process of its own, which is killed when it takes too long: a path that hangs (a share that is
 * away, a file system that is none) must not hang the process that serves people. Null: they can be written to; else a
 * sentence.
 */
export function foldersAnswer(folders: readonly string[], withinMs = WITHIN_MS): Promise<string | null> {
  const options = { timeout: withinMs, killSignal: 'SIGKILL', env: {} } as const;
  return new Promise((resolve) => {
    execFile(process.execPath, ['-e', TRY, '--', ...folders], options, (error, stdout) => {
      if (error === null) return resolve(null);
      const why = error.killed ? `it does not answer within ${withinMs / 1_000} s` : stdout || 'it could not be tried';
      resolve(`Nothing can be written to ${folders.join(' or ')}: ${why}.`);
    });
  });
}
