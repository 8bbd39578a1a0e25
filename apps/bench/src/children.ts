import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A program that does not end when it is asked to is killed after this. */
const KILLED_AFTER_MS = 30_000;
const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;

const children = new Set<ChildProcess>();
const folders = new Set<string>();

/** A data folder, removed at the end of this process at the latest. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'haven-bench-'));
  folders.add(folder);
  return folder;
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  folders.delete(folder);
}

/** A Node program in a process of its own, which does not outlive this one: it ends with an error, a signal, or `end`. */
export function startChild(args: readonly string[], options: SpawnOptions): ChildProcess {
  const child = spawn(process.execPath, args, options);
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

/** Asks a program to end, and resolves when it has. */
export async function end(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), KILLED_AFTER_MS);
  await ended;
  clearTimeout(timer);
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;

// An error that nobody catches comes here as well.
process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL');
  for (const folder of folders) removeFolder(folder);
});
for (const [signal, number] of Object.entries(SIGNALS)) process.once(signal, () => process.exit(128 + number));
