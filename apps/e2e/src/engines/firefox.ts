import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unlessItHangs } from '@safe-haven/jest-preset/waiting';
import { type Engine, installed } from './engine.ts';

/** The stock Firefox of this machine; none: undefined. */
export const firefox = installed(process.env['HAVEN_FIREFOX'], '/usr/bin/firefox-esr', '/usr/bin/firefox');

/** Firefox over WebDriver BiDi, which it speaks itself: no driver and no build of its own is needed. */
export async function startFirefox(): Promise<Engine> {
  const profile = mkdtempSync(join(tmpdir(), 'haven-firefox-'));
  const args = ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0'];
  const child = spawn(firefox!, [...args, '--width', '390', '--height', '844', 'about:blank'], {
    env: { ...process.env, HOME: profile, MOZ_REMOTE_SETTINGS_DEVTOOLS: '1' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const end = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    }
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const bidi = await connected(await addressOf(child.stderr!));
    await bidi.send('session.new', { capabilities: {} });
    const { contexts } = (await bidi.send('browsingContext.getTree', {})) as { contexts: { context: string }[] };
    const { context } = contexts[0]!;
    return {
      goto: async (url) => void (await bidi.send('browsingContext.navigate', { context, url, wait: 'complete' })),
      evaluate: async (expression) => {
        const answer = await bidi.send('script.evaluate', {
          expression: `(async () => JSON.stringify((await (${expression})) ?? null))()`,
          target: { context },
          awaitPromise: true,
        });
        const { type, result, exceptionDetails } = answer as {
          type: string;
          result?: { value: string };
          exceptionDetails?: { text: string };
        };
        if (type !== 'success') throw new Error(exceptionDetails?.text ?? type);
        return JSON.parse(result!.value);
      },
      close: async () => {
        bidi.close();
        await end();
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}

/** Where it listens, as it says on its error output. */
async function addressOf(errors: NodeJS.ReadableStream): Promise<string> {
  let output = '';
  const { promise, resolve } = Promise.withResolvers<string>();
  errors.on('data', (chunk: Buffer) => {
    output += String(chunk);
    const [, address] = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(output) ?? [];
    if (address !== undefined) resolve(address);
  });
  return unlessItHangs(promise, 'the address on which Firefox listens');
}

interface BiDi {
  send(method: string, params: object): Promise<unknown>;
  close(): void;
}

async function connected(address: string): Promise<BiDi> {
  const socket = new WebSocket(`${address}/session`);
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let id = 0;
  socket.addEventListener('message', ({ data }) => {
    const answer = JSON.parse(String(data)) as {
      id?: number;
      type: string;
      result?: unknown;
      error?: string;
      message?: string;
    };
    const asked = answer.id === undefined ? undefined : waiting.get(answer.id);
    if (asked === undefined) return;
    waiting.delete(answer.id!);
    if (answer.type === 'success') asked.resolve(answer.result);
    else asked.reject(new Error(`${answer.error}: ${answer.message}`));
  });
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('error', () => reject(new Error(`Firefox takes no connection at ${address}.`)));
  });
  return {
    send: (method, params) =>
      new Promise((resolve, reject) => {
        id += 1;
        waiting.set(id, { resolve, reject });
        socket.send(JSON.stringify({ id, method, params }));
      }),
    close: () => socket.close(),
  };
}
