import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@safe-haven/jest-preset/waiting';
import { type Engine, installed } from './engine.ts';

const driver = installed(process.env['HAVEN_WEBKIT_DRIVER'], '/usr/bin/WebKitWebDriver');
const screen = installed('/usr/bin/Xvfb');
const miniBrowser = installed(...browsersOfWebKit());

/** The WebKit of this machine: its own driver, its small browser and a screen that nobody sees; one missing: undefined. */
export const webkit = driver && screen && miniBrowser;

/** WebKitGTK over its own WebDriver. */
export async function startWebKit(): Promise<Engine> {
  const home = mkdtempSync(join(tmpdir(), 'haven-webkit-'));
  const children: ChildProcess[] = [];
  const end = async () => {
    for (const child of children.reverse()) await ended(child);
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const display = await shown(children);
    const port = await freePort();
    const env = { ...process.env, DISPLAY: display, HOME: home, XDG_RUNTIME_DIR: home, ...AS_ROOT, ...IN_SOFTWARE };
    children.push(spawn(driver!, [`--port=${port}`], { env, stdio: 'ignore' }));
    const ask = await answering(`http://127.0.0.1:${port}`);
    const options = { binary: miniBrowser, args: ['--automation'] };
    const { sessionId } = (await ask('POST', '/session', {
      capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } },
    })) as { sessionId: string };
    const at = `/session/${sessionId}`;
    return {
      goto: async (url) => void (await ask('POST', `${at}/url`, { url })),
      evaluate: async (expression) => {
        const script = `const done = arguments[0]; (async () => (${expression}))().then((value) => done(JSON.stringify(value ?? null)), (error) => done(JSON.stringify({ thrown: String(error) })))`;
        const value = JSON.parse(String(await ask('POST', `${at}/execute/async`, { script, args: [] })));
        if (value !== null && typeof value === 'object' && 'thrown' in value) throw new Error(value.thrown);
        return value;
      },
      close: async () => {
        await ask('DELETE', at).catch(() => undefined);
        await end();
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}

/** Its sandbox needs a right that root in a container lacks; what is loaded is our own program. */
const AS_ROOT =
  process.getuid?.() === 0 ? { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', WEBKIT_FORCE_SANDBOX: '0' } : {};
const IN_SOFTWARE = { LIBGL_ALWAYS_SOFTWARE: '1', WEBKIT_DISABLE_COMPOSITING_MODE: '1', GDK_BACKEND: 'x11' };

function browsersOfWebKit(): string[] {
  const under = (folder: string, name: RegExp) => {
    try {
      return readdirSync(folder)
        .filter((entry) => name.test(entry))
        .map((entry) => join(folder, entry));
    } catch {
      return [];
    }
  };
  const libs = ['/usr/lib', '/usr/libexec', ...under('/usr/lib', /-linux-gnu$/)];
  return libs.flatMap((lib) => under(lib, /^webkit2?gtk-/)).map((folder) => join(folder, 'MiniBrowser'));
}

/** A screen of its own; it says its number when it is there. */
async function shown(children: ChildProcess[]): Promise<string> {
  const child = spawn(screen!, ['-displayfd', '1', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  children.push(child);
  const [number] = (await once(child.stdout!, 'data')) as [Buffer];
  return `:${String(number).trim()}`;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  return port;
}

type Ask = (method: string, path: string, body?: object) => Promise<unknown>;

/** Asks the driver once it listens. */
async function answering(base: string): Promise<Ask> {
  const ask: Ask = async (method, path, body) => {
    const answer = await fetch(base + path, {
      method,
      ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
    });
    const { value } = (await answer.json()) as { value: unknown };
    if (!answer.ok) throw new Error(`${method} ${path}: ${JSON.stringify(value)}`);
    return value;
  };
  // It answers nothing until it listens.
  await eventually(() => ask('GET', '/status').catch(() => null));
  return ask;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
