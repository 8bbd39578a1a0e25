import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Command, EXIT, print } from './command.ts';

const USAGE = `
  haven up   starts the program, and ends with it. In a clone it installs and builds what changed, and brings the demo network
             unless HAVEN_DEMO=0; in an image or a package it starts what is built, without the demo.
`;

export const up: Command = { usage: USAGE, run: main };

async function main(args: string[]): Promise<number> {
  if (args.length > 0) return print(USAGE, EXIT.usage);
  // Where the command lies, whether its source runs or what was built of it.
  const api = join(dirname(realpathSync(process.argv[1]!)), '..');
  const tool = join(api, '../../infra/tools/up.mjs');
  const start = existsSync(tool) ? [tool] : ['--enable-source-maps', join(api, 'dist/main.js')];
  const child = spawn(process.execPath, start, { stdio: ['ignore', 'inherit', 'inherit'] });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.on('error', (error) => resolve(print(`  It could not be started: ${error.message}`, EXIT.failed)));
    child.on('exit', (code) => resolve(code ?? EXIT.done));
  });
}
