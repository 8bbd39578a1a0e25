import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { COMPILED_ONCE } from '@safe-haven/jest-preset/compiled-once';

export interface CommandOutput {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command as the operator does, in a process of its own, with no setting but those that are given. */
export function operatorCommand(
  name: string,
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
): Promise<CommandOutput> {
  const main = join(import.meta.dirname, '../../bin/haven.mjs');
  const options = { env: { ...COMPILED_ONCE, ...settings } };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', main, name, ...args],
      options,
      (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}
