/**
 * Those who work in a night: hotlines that search, and people of houses who hold, admit and discharge, at a fixed rate
 * no matter who is slow. What fails on the line is sent again under the same key until it is answered.
 */
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { commandHeaders } from '@safe-haven/contracts';
import { answers } from './client.ts';
import { type Answered, FINDS, nextStep, type Shelter } from './night-steps.ts';

export interface NightAsk {
  readonly url: string;
  readonly shelters: readonly { readonly shelterId: string; readonly cookie: string }[];
  readonly hotlines: readonly string[];
  readonly commandsPerSecond: number;
  readonly readsPerSecond: number;
  readonly ms: number;
  /** Takes the ids of all events that were acknowledged, a line each. */
  readonly file: string;
}

export interface NightFigures {
  /** In ms from the moment at which each was due; of those whose first copy was answered. */
  readonly commands: readonly number[];
  readonly reads: readonly number[];
  /** Commands that were sent more than once, and the longest of them. */
  readonly again: number;
  readonly againMs: number;
  readonly failedReads: number;
  /** Refusals, by code. */
  readonly refused: Readonly<Record<string, number>>;
  readonly acknowledged: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 256 });
const AGAIN_MS = 200;
/** How often it is seen who is due. */
const TICK_MS = 4;

interface Reply {
  readonly status: number;
  readonly text: string;
}

function send(url: string, method: string, headers: Record<string, string>, body: string | null): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const bytes =
      body === null ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sent = request(url, { method, agent, headers: { ...headers, ...bytes } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => resolve({ status: answer.statusCode!, text: Buffer.concat(chunks).toString() }));
      answer.on('error', reject);
    });
    sent.on('error', reject).end(body ?? undefined);
  });
}

/** Calls `due` so many times a second until the time is over, and waits for all that it began. */
async function atRate(perSecond: number, ms: number, due: (at: number, n: number) => Promise<void>): Promise<void> {
  const [began, all] = [performance.now(), new Set<Promise<void>>()];
  for (let n = 0; ; await pause(TICK_MS)) {
    for (; began + (n * 1_000) / perSecond <= performance.now(); n++) {
      if ((n * 1_000) / perSecond >= ms) return void (await Promise.all(all));
      const one = due(began + (n * 1_000) / perSecond, n);
      all.add(one);
      void one.finally(() => all.delete(one));
    }
  }
}

async function night(ask: NightAsk): Promise<NightFigures> {
  const kept = createWriteStream(ask.file);
  const shelters = ask.shelters.map((shelter): Shelter => ({ ...shelter, holds: [], stays: [], isBusy: false }));
  const [commands, reads, refused]: [number[], number[], Record<string, number>] = [[], [], {}];
  const sum = { again: 0, againMs: 0, failedReads: 0, acknowledged: 0 };

  const command = async (due: number, n: number) => {
    let shelter = shelters[(n * 7_919) % shelters.length]!;
    for (let i = 0; shelter.isBusy && i < shelters.length; i++) shelter = shelters[(n * 7_919 + i) % shelters.length]!;
    shelter.isBusy = true;
    const { name, body, done } = nextStep(shelter, n);
    const [key, path] = [randomUUID(), `${ask.url}/api/shelters/${shelter.shelterId}/${name}`];
    for (let copies = 1; ; copies++) {
      const headers = { cookie: shelter.cookie, ...commandHeaders(key, Date.now()) };
      const reply = await send(path, 'POST', headers, JSON.stringify(body)).catch(() => null);
      if (reply === null || reply.status === 503) {
        await pause(AGAIN_MS);
        continue;
      }
      const took = performance.now() - due;
      if (copies === 1) commands.push(took);
      else [sum.again, sum.againMs] = [sum.again + 1, Math.max(sum.againMs, took)];
      const answer = JSON.parse(reply.text) as Answered & { readonly code?: string };
      if (reply.status === 200) {
        sum.acknowledged += 1;
        for (const { eventId } of answer.events) kept.write(`${eventId}\n`);
      } else refused[answer.code ?? reply.status] = (refused[answer.code ?? reply.status] ?? 0) + 1;
      done(reply.status === 200 ? answer : null);
      shelter.isBusy = false;
      return;
    }
  };
  const read = async (due: number, n: number) => {
    const cookie = ask.hotlines[n % ask.hotlines.length]!;
    const isBoard = n % 5 === 0;
    const reply = isBoard
      ? await send(`${ask.url}/api/board`, 'GET', { cookie, 'accept-encoding': 'br' }, null).catch(() => null)
      : await send(`${ask.url}/api/find`, 'POST', { cookie }, JSON.stringify(FINDS[n % FINDS.length])).catch(
          () => null,
        );
    if (reply?.status === 200) reads.push(performance.now() - due);
    else sum.failedReads += 1;
  };
  await Promise.all([atRate(ask.commandsPerSecond, ask.ms, command), atRate(ask.readsPerSecond, ask.ms, read)]);
  await new Promise((resolve) => kept.end(resolve));
  return { commands, reads, refused, ...sum };
}

answers({ night });
