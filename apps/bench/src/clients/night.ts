/**
 * Those who work in a night: hotlines that search, and people of houses who hold, admit and discharge, at a fixed rate
 * no matter who is slow. What fails on the line is sent again under the same key until it is answered.
 */
import { createWriteStream } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { answers } from './client.ts';
import { type Answered, FINDS, nextStep, type Shelter } from './night-steps.ts';
import { send, sendUntilAnswered } from './send.ts';

export interface NightAsk {
  readonly url: string;
  readonly shelters: readonly { readonly shelterId: string; readonly cookie: string }[];
  readonly hotlines: readonly string[];
  readonly commandsPerSecond: number;
  readonly readsPerSecond: number;
  readonly ms: number;
  /** Takes the ids of all events that were acknowledged, a line each; others write into it too. */
  readonly file: string;
}

/** How long a request took, in ms from the moment at which it was due (Unix time, ms). */
export interface Took {
  readonly due: number;
  readonly ms: number;
}

export interface NightFigures {
  /** Of those whose first copy was answered. */
  readonly commands: readonly Took[];
  readonly reads: readonly Took[];
  /** Commands that were sent more than once, and the longest of them. */
  readonly again: number;
  readonly againMs: number;
  readonly failedReads: number;
  /** Refusals, by code. */
  readonly refused: Readonly<Record<string, number>>;
  readonly acknowledged: number;
}

/** How often it is seen who is due. */
const TICK_MS = 4;

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

const tookSince = (due: number): Took => ({
  due: performance.timeOrigin + due,
  ms: performance.now() - due,
});

async function night(ask: NightAsk): Promise<NightFigures> {
  const kept = createWriteStream(ask.file, { flags: 'a' });
  const shelters = ask.shelters.map((shelter): Shelter => ({ ...shelter, holds: [], stays: [], isBusy: false }));
  const [commands, reads, refused]: [Took[], Took[], Record<string, number>] = [[], [], {}];
  const sum = { again: 0, againMs: 0, failedReads: 0, acknowledged: 0 };

  const command = async (due: number, n: number) => {
    let shelter = shelters[(n * 7_919) % shelters.length]!;
    for (let i = 0; shelter.isBusy && i < shelters.length; i++) shelter = shelters[(n * 7_919 + i) % shelters.length]!;
    shelter.isBusy = true;
    const { name, body, done } = nextStep(shelter, n);
    const path = `${ask.url}/api/shelters/${shelter.shelterId}/${name}`;
    const { status, text, copies } = await sendUntilAnswered(path, shelter.cookie, body);
    const took = tookSince(due);
    if (copies === 1) commands.push(took);
    else [sum.again, sum.againMs] = [sum.again + 1, Math.max(sum.againMs, took.ms)];
    const answer = JSON.parse(text) as Answered & { readonly code?: string };
    if (status === 200) {
      sum.acknowledged += 1;
      for (const { eventId } of answer.events) kept.write(`${eventId}\n`);
    } else refused[answer.code ?? status] = (refused[answer.code ?? status] ?? 0) + 1;
    done(status === 200 ? answer : null);
    shelter.isBusy = false;
  };
  const read = async (due: number, n: number) => {
    const cookie = ask.hotlines[n % ask.hotlines.length]!;
    const isBoard = n % 5 === 0;
    const reply = isBoard
      ? await send(`${ask.url}/api/board`, 'GET', { cookie, 'accept-encoding': 'br' }, null).catch(() => null)
      : await send(`${ask.url}/api/find`, 'POST', { cookie }, JSON.stringify(FINDS[n % FINDS.length])).catch(
          () => null,
        );
    if (reply?.status === 200) reads.push(tookSince(due));
    else sum.failedReads += 1;
  };
  await Promise.all([atRate(ask.commandsPerSecond, ask.ms, command), atRate(ask.readsPerSecond, ask.ms, read)]);
  await new Promise((resolve) => kept.end(resolve));
  return { commands, reads, refused, ...sum };
}

answers({ night });
