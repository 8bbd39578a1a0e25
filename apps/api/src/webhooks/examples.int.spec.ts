import { type ChildProcessWithoutNullStreams, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { tokenIssued } from '@safe-haven/contracts';
import { systemClock } from '../environment/clock.ts';
import { post, steppedUp } from '../testing/second-factor.ts';
import { signedHeaders } from './signature.ts';
import { startWebhookProgram, type WebhookProgram } from './testing/webhook-program.ts';

const example = (name: string) =>
  fileURLToPath(new URL(`../../../../libs/client/examples/${name}.mjs`, import.meta.url));

let program: WebhookProgram;
beforeAll(async () => {
  program = await startWebhookProgram();
  const countedShelter = {
    name: 'Counted',
    organisation: 'Atina',
    country: 'RS',
    area: { id: 'rs-nis' },
    timezone: 'Europe/Belgrade',
  };
  await program.haven.done('ana', 'brest', 'register', { ...countedShelter, mode: 'counted', kind: 'emergency' });
  await program.haven.done('ada', 'brest', 'publish', {});
});
afterAll(() => program.close());

async function tokenFor(...scopes: readonly string[]): Promise<string> {
  const body = { label: 'Example', organisation: 'Atina', country: 'RS', scopes, days: 1 };
  const cookie = await steppedUp(program.haven, 'ada');
  return tokenIssued.parse((await post(`${program.haven.url}/api/tokens/issue`, body, { cookie })).body).token;
}
const runExample = (token: string, ...args: readonly string[]) =>
  promisify(execFile)(process.execPath, [example('free-places'), ...args], {
    env: { ...process.env, HAVEN_URL: program.haven.url, HAVEN_TOKEN: token },
  });

describe('given the examples of the client, and a running program', () => {
  it('CL-4: then one prints the free places of the own houses, and reports a count', async () => {
    const token = await tokenFor('read_houses', 'report_census');
    expect((await runExample(token)).stdout).toBe('House lipa: 6 free, 4 together\nCounted: ask by phone\n');
    const { stdout } = await runExample(token, 'brest', '2026-11-24', '3');
    expect(stdout).toContain('brest: 3 people on the night of 2026-11-24');
    expect(stdout).toContain('Counted: ask by phone');
    // Its clock is this machine's, and not the test's.
    const ahead = await runExample(token, 'brest', '2099-11-24', '3', '10');
    expect(ahead.stdout).toContain('Counted: ask by phone');
    expect(ahead.stderr).toContain('That night has not begun by the clocks of the house.');
  });

  it('CL-4: when the token has another scope, then nothing is shown to it', async () => {
    const token = await tokenFor('report_census');
    await expect(runExample(token)).rejects.toMatchObject({ code: 1, stdout: '' });
    const { status } = await fetch(`${program.haven.url}/api/webhooks`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(status).toBe(403);
  });
});

describe('given the example that polls', () => {
  it('CL-4: then it writes the file, and rewrites it only where something changed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'haven-poll-'));
    const env = { ...process.env, HAVEN_URL: program.haven.url, HAVEN_TOKEN: await tokenFor('poll_exports') };
    const poll = async (form: string, path: string) =>
      (await promisify(execFile)(process.execPath, [example('poll-exports'), form, path], { env })).stdout.trim();
    const [hsds, have] = [join(folder, 'services.json'), join(folder, 'houses.xml')];
    expect([await poll('hsds', hsds), await poll('hsds', hsds), await poll('edxl-have', have)]).toEqual([
      `${hsds}: written anew`,
      `${hsds}: as it was`,
      `${have}: written anew`,
    ]);
    await program.haven.done('ana', 'lipa', 'pause-intake', { reason: 'no_staff' });
    expect(await poll('hsds', hsds)).toBe(`${hsds}: written anew`);
    const { contents } = JSON.parse(await readFile(hsds, 'utf8'));
    expect(contents.map(({ status }: { status: string }) => status)).toContain('temporarily closed');
    await rm(hsds);
    expect(await poll('hsds', hsds)).toBe(`${hsds}: written anew`);
    expect(await readFile(have, 'utf8')).toContain('<have:facilityName>House lipa</have:facilityName>');
    await rm(folder, { recursive: true });
  });
});

describe('given the example that receives', () => {
  const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
  let child: ChildProcessWithoutNullStreams;
  afterEach(() => void child.kill());

  it('CL-4: then it prints a message with a valid signature once, and refuses any other', async () => {
    child = spawn(process.execPath, [example('receive-webhooks')], {
      env: { ...process.env, WEBHOOK_SECRET: SECRET, PORT: '0' },
    });
    const lines: string[] = [];
    child.stdout.setEncoding('utf8').on('data', (text: string) => lines.push(text));
    await once(child.stdout, 'data');
    const port = /on (\d+)/.exec(lines[0]!)?.[1];
    await program.register(['capacity.changed']);
    await program.holdBeds(1);
    await program.receiver.until(() => program.receiver.taken.length > 0);
    const { text, message } = program.receiver.taken[0]!;
    const seconds = Math.floor(systemClock.now() / 1_000);
    const send = (secret: string) =>
      post(`http://127.0.0.1:${port}/`, text, signedHeaders(message.id, seconds, text, [secret]));
    expect([(await send(SECRET)).status, (await send(SECRET)).status]).toEqual([204, 204]);
    expect((await send(`whsec_${Buffer.alloc(32, 8).toString('base64')}`)).status).toBe(401);
    expect(lines.slice(1).join('')).toBe('capacity.changed: House lipa, 2 free\n');
  });
});
