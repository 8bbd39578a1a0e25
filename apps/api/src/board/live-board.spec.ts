import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Update } from '@safe-haven/contracts';
import type { Actor, ShelterCommand } from '@safe-haven/domain';
import { HANGS_MS } from '@safe-haven/jest-preset/waiting';
import { audienceOf, openView } from '@safe-haven/projections';
import { BoardFeed } from '../feed/board.feed.ts';
import { setUpCommands } from '../simulation/random-commands.ts';
import { AcceptedCommands } from '../streams/accepted-commands.ts';
import { bodyHash } from '../streams/command-key.ts';
import { ShelterStreams } from '../streams/shelter-streams.ts';
import { Streams } from '../streams/streams.ts';
import { memoryStore } from '../testing/http-program.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { Random } from '../testing/random.ts';
import { LiveBoard } from './live-board.ts';

const ANA: Actor = { person: 'ana', role: 'manager', organisation: 'Atina', country: 'RS' };
const AUDIENCE = audienceOf(ANA)!;
const HOUR = 3_600_000;

let clock: ManualClock;
let feed: BoardFeed;
let live: LiveBoard;
let send: (command: ShelterCommand) => Promise<void>;
/** What was planned to be published, and what was. */
let planned: (() => void)[];
let published: Update[];
let sentAfter: number[];

beforeEach(async () => {
  clock = new ManualClock();
  planned = [];
  published = [];
  sentAfter = [];
  const store = memoryStore();
  const random = new Random(3);
  feed = new BoardFeed({ store, clock });
  const delayed = new BoardFeed({ store, clock, delayMs: HOUR });
  const publisher = { update: (_: unknown, update: Update) => void published.push(update), aged: () => undefined };
  const schedule = (run: () => void) => {
    planned.push(run);
    return () => undefined;
  };
  live = new LiveBoard(
    { now: feed, delayed },
    { clock, logId: store.logId, schedule, onSent: (ms) => sentAfter.push(ms) },
  );
  live.publishTo(publisher);
  const shelters = new ShelterStreams(new Streams(store, clock), feed, new AcceptedCommands());
  await feed.start();
  send = async (command) => {
    const by = { commandId: random.uuid(), hash: bodyHash(command.type, command), actor: ANA, source: 'app' } as const;
    const outcome = await shelters.handle({ id: 'lipa', command, ...by });
    if (outcome.kind !== 'done') throw new Error(outcome.kind);
    await feed.waitFor(outcome.position, HANGS_MS);
  };
  for (const command of setUpCommands('House lipa', 'Atina', 'RS')) await send(command);
});
afterEach(async () => {
  live.stop();
  await feed.stop();
});

/** The log's current state for this audience, built from scratch. */
const publishedRows = () => [...openView(AUDIENCE, feed.network, clock.now()).rows.values()].map(({ row }) => row);

describe('given an audience that nobody reads', () => {
  it('SH-14: when shelters change without readers, then no row is computed, and the first reader gets the log’s state', async () => {
    const before = live.snapshot(AUDIENCE);
    await send({ type: 'pause-intake', reason: 'other' });
    expect(planned).toEqual([]);
    live.join(AUDIENCE);
    expect(live.snapshot(AUDIENCE)).toMatchObject({ position: live.position(AUDIENCE), rows: publishedRows() });
    expect(published).toEqual([]);
    expect(live.since(AUDIENCE, { ...before, after: before.position })?.rows).toEqual(publishedRows());
    expect(live.since(AUDIENCE, { logId: 'another view', after: before.position })).toBeNull();
    expect(JSON.parse(live.encoded(AUDIENCE).text())).toEqual(live.snapshot(AUDIENCE));
  });

  it('SH-14: when a reader reconnects, then it gets what changed and what aged meanwhile', async () => {
    live.join(AUDIENCE);
    const { logId, position, asOf } = live.snapshot(AUDIENCE);
    live.leave(AUDIENCE);
    await send({ type: 'pause-intake', reason: 'other' });
    clock.advance(9 * HOUR);
    const seen = live.since(AUDIENCE, { logId, after: position, asOf });
    expect(seen).toMatchObject({ from: position, position: live.position(AUDIENCE), rows: publishedRows() });
    expect(published).toEqual([]);
  });

  it('SH-14: when a reader listens, then each change is planned and published to it', async () => {
    live.join(AUDIENCE);
    const { position } = live.snapshot(AUDIENCE);
    await send({ type: 'pause-intake', reason: 'other' });
    for (const run of planned) run();
    expect(published).toMatchObject([{ from: position, position: live.position(AUDIENCE), rows: publishedRows() }]);
    expect(live.position(AUDIENCE) > position).toBe(true);
  });

  it('OP-14: when two changes are sent in one round, then it says how long the older one took; without readers nothing', async () => {
    await send({ type: 'pause-intake', reason: 'other' });
    live.join(AUDIENCE);
    await send({ type: 'resume-intake' });
    clock.advance(3_000);
    await send({ type: 'pause-intake', reason: 'other' });
    clock.advance(1_000);
    planned.at(-1)!();
    expect(sentAfter).toEqual([4_000]);
  });
});
