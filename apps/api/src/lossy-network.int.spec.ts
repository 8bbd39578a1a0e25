import { afterEach, describe, expect, it } from '@jest/globals';
import { eventCodec } from '@safe-haven/contracts';
import type { HavenEvent } from '@safe-haven/domain';
import { type Codec, type LogEvent, openEventStoreDb } from '@safe-haven/event-store';
import { type Double, startDouble } from '@safe-haven/event-store-double';
import { HANGS_MS } from '@safe-haven/jest-preset/waiting';
import type { Counters } from './simulation/faulty-store.ts';
import { CommandSource, shelters } from './simulation/lossy-network/command-source.ts';
import { LossyNetwork } from './simulation/lossy-network/lossy-network.ts';
import { type FinalAnswer, isRecorded, RetryingClient } from './simulation/lossy-network/retrying-client.ts';
import { VirtualTime } from './simulation/lossy-network/virtual-time.ts';
import { type HttpProgram, startHttpProgram } from './testing/http-program.ts';
import { Random } from './testing/random.ts';

const COMMANDS = Number(process.env['HAVEN_CUT_COMMANDS'] ?? 240);
const SEED = Number(process.env['HAVEN_CUT_SEED'] ?? 1);
const PEOPLE = ['ana', 'jelena', 'mila', 'vera'] as const;
const CLIENTS_EACH = 10;
const HALF_AN_HOUR = 30 * 60_000;
/** Faults that must have occurred, otherwise the run proves too little. */
const PROVOKED = [
  'request lost',
  'answer lost',
  'request delayed',
  'answer delayed',
  'repeated',
  'kept back to the end',
];

let double: Double;
const programs: HttpProgram[] = [];
let time: VirtualTime;
afterEach(async () => {
  time.stop();
  await Promise.all(programs.splice(0).map((p) => p.served.close().catch(() => undefined)));
  double.stop();
});

async function replica(aheadMs: number): Promise<HttpProgram> {
  const store = await openEventStoreDb<HavenEvent>({
    connectionString: double.connectionString,
    codec: eventCodec as Codec<HavenEvent>,
    watchdogMs: 2_000,
    retryMs: 20,
    answerMs: HANGS_MS,
  });
  const program = await startHttpProgram(store, time.clock(aheadMs));
  programs.push(program);
  return program;
}

/** Two programs on one log (the protocol double) whose clocks differ by `apartMs`. */
async function two(apartMs: number): Promise<readonly [HttpProgram, HttpProgram]> {
  time = new VirtualTime();
  double = await startDouble();
  double.writeForeignEvents(20);
  const [a, b] = [await replica(0), await replica(apartMs)];
  for (const shelter of shelters) await a.registerShelter(shelter);
  for (const person of PEOPLE) await b.useSessionsOf(person, a);
  // One event of the other program shows how far its clock is ahead.
  await b.done('ana', 'lipa', 'pause-intake', { reason: 'other' });
  await a.program.feed.waitFor(b.program.feed.position, HANGS_MS);
  return [a, b];
}

/** The events of the log by the idempotency key of their command. */
async function recorded({ program }: HttpProgram): Promise<Map<string, LogEvent<HavenEvent>[]>> {
  const streams = await Promise.all(shelters.map((shelter) => program.store.read(`shelter-${shelter}`)));
  const all = streams.flatMap(({ events }) => events);
  return Map.groupBy(all, (e) => (e.readable ? e.metadata.commandId : ''));
}

/** Every final answer that contradicts the log. */
function contradictions(answers: readonly FinalAnswer[], log: Map<string, LogEvent<HavenEvent>[]>): string[] {
  return answers.flatMap((one) => {
    const events = (log.get(one.key) ?? []).filter(({ type }) => type !== 'HoldLapsed');
    if (!isRecorded(one)) return events.length === 0 ? [] : [`${one.name} ${one.status} ${one.text}: it is in the log`];
    const claimed: { type: string; eventId: string }[] = JSON.parse(one.text).events;
    const ids = claimed.filter(({ type }) => type !== 'HoldLapsed').map(({ eventId }) => eventId);
    return ids.join() === events.map(({ eventId }) => eventId).join() && ids.length > 0
      ? []
      : [`${one.name}: not so in the log`];
  });
}

describe('given two programs, and lines that lose, delay and repeat copies in both directions', () => {
  it.each([0, 90_000, -90_000])(
    'SH-20: when their clocks are %i ms apart, then every final answer is what the log says an hour later, and has the same bytes (SH-7)',
    async (apartMs) => {
      const [a, b] = await two(apartMs);
      const random = new Random(SEED);
      const counters: Counters = new Map();
      const network = new LossyNetwork([a.url, b.url], time, random, counters);
      const address = await network.open();
      const skewMs = Date.parse((await a.get('ana', '/api/me')).headers.get('date')!) + 500 - time.now();
      const context = { url: address, time, random, counters, skewMs };
      const source = new CommandSource(random);
      const finals: FinalAnswer[] = [];
      let left = COMMANDS;
      time.run();
      const client = async (person: string) => {
        const retrying = new RetryingClient(person, await a.cookieOf(person), context);
        while (left-- > 0) {
          const one = await retrying.send(source.next(person));
          source.observe(one);
          finals.push(one);
        }
      };
      await Promise.all(PEOPLE.flatMap((person) => Array.from({ length: CLIENTS_EACH }, () => client(person))));
      await network.idle();
      time.stop();
      time.pass(HALF_AN_HOUR);
      const before = network.answered.length;
      await network.release();
      const heldBack = network.answered.slice(before);
      time.pass(HALF_AN_HOUR);

      const byKey = Map.groupBy(network.answered.filter(isRecorded), ({ key }) => key);
      const bytes = [...byKey].filter(([, answers]) => new Set(answers.map(({ text }) => text)).size > 1);
      process.stderr.write(
        `cut lines: seed ${SEED}, clocks ${apartMs} ms apart, ${summary(finals, counters, heldBack.length)}\n`,
      );
      expect(contradictions(finals, await recorded(a))).toEqual([]);
      expect(bytes.map(([key]) => key)).toEqual([]);
      expect(heldBack.filter(({ status }) => status === 401 || status >= 500)).toEqual([]);
      expect(PROVOKED.filter((fault) => !counters.get(fault))).toEqual([]);
      expect(finals.length).toBe(COMMANDS);
      network.close();
    },
  );
});

function summary(answers: readonly FinalAnswer[], counters: Counters, heldBack: number): string {
  const done = answers.filter(isRecorded).length;
  const late = answers.filter(({ text }) => text.includes('"too_late"')).length;
  const faults = [...counters].map(([fault, n]) => `${n} ${fault}`).join(', ');
  return `${answers.length} commands: ${done} recorded, ${answers.length - done} not, ${late} of them too late; ${heldBack} copies came after half an hour; ${faults}`;
}
