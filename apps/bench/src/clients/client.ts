import { join } from 'node:path';
import { end, startChild } from '../children.ts';

/** A client in a process of its own: what it costs is no part of what is measured. */
export interface Client {
  /** Asks it for something, and resolves with its answer. */
  ask<T>(name: string, args?: unknown): Promise<T>;
  stop(): Promise<void>;
}

interface Answer {
  readonly n: number;
  readonly value?: unknown;
  readonly error?: string;
}

/** Starts a file of this folder, which has called `answers`. */
export function startClient(file: string): Client {
  const child = startChild(['--disable-warning=ExperimentalWarning', join(import.meta.dirname, file)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  child.on('message', ({ n, value, error }: Answer) => {
    const asked = waiting.get(n)!;
    waiting.delete(n);
    if (error === undefined) asked.resolve(value);
    else asked.reject(new Error(`${file}: ${error}`));
  });
  child.once('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error(`${file} ended.`));
  });
  let last = 0;
  return {
    ask: <T>(name: string, args: unknown = {}) =>
      new Promise<T>((resolve, reject) => {
        last += 1;
        waiting.set(last, { resolve: (value) => resolve(value as T), reject });
        child.send({ n: last, name, args });
      }),
    stop: () => end(child),
  };
}

/** The client's side: what can be asked of this process. It ends with the one that started it. */
export function answers(asked: Readonly<Record<string, (args: never) => unknown>>): void {
  process.on('message', ({ n, name, args }: { n: number; name: string; args: never }) => {
    void (async () => {
      try {
        process.send!({ n, value: await asked[name]!(args) });
      } catch (error) {
        process.send!({ n, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
      }
    })();
  });
  process.on('disconnect', () => process.exit(0));
}

/** Milliseconds of a clock that all processes of this machine share. */
export const sharedMs = (): number => Number(process.hrtime.bigint()) / 1e6;
