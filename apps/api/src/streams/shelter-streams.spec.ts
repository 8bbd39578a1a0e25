import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Actor, type HavenEvent, initialShelter, partyOf, type ShelterCommand } from '@safe-haven/domain';
import type { AppendResult, EventStore, NewEvent } from '@safe-haven/event-store';
import { instantOf } from '../environment/clock.ts';
import { setUpCommands } from '../simulation/random-commands.ts';
import { memoryStore } from '../testing/http-program.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { Random } from '../testing/random.ts';
import { AcceptedCommands } from './accepted-commands.ts';
import { bodyHash } from './command-key.ts';
import { type ShelterOutcome, ShelterStreams } from './shelter-streams.ts';
import { Streams } from './streams.ts';

const ANA = { person: 'ana', role: 'manager', organisation: 'Atina', country: 'RS' } as const;
const FAMILY = partyOf({ adults: 1, children: 3 });
const ONE = partyOf({ adults: 1, children: 0 });
const random = new Random(1);

let store: EventStore<HavenEvent>;
let clock: ManualClock;

/** A process whose feed has read nothing: it knows its own writes and lookups. */
const replica = (on: EventStore<HavenEvent> = store) =>
  new ShelterStreams(
    new Streams(on, clock),
    { headOf: (id) => ({ revision: 0, state: initialShelter(id), unreadable: false }) },
    new AcceptedCommands(),
  );

const send = (
  to: ShelterStreams,
  command: ShelterCommand,
  commandId = random.uuid(),
  actor: Actor = ANA,
): Promise<ShelterOutcome> =>
  to.handle({
    id: 'lipa',
    command,
    commandId,
    hash: bodyHash(command.type, command),
    actor,
    source: 'app',
  });

const typesOf = (outcome: ShelterOutcome) =>
  outcome.kind === 'done'
    ? outcome.facts.map((f) => f.event.type)
    : outcome.kind === 'rejected'
      ? outcome.rejection.code
      : outcome.kind;
const holdIn = (outcome: ShelterOutcome): string => {
  const event =
    outcome.kind === 'done' ? outcome.facts.map((f) => f.event).find((e) => e.type === 'BedsHeld') : undefined;
  if (event?.type !== 'BedsHeld') throw new Error(`no hold: ${typesOf(outcome)}`);
  return event.holdId;
};

let a: ShelterStreams;
beforeEach(async () => {
  store = memoryStore();
  clock = new ManualClock();
  a = replica();
  for (const command of setUpCommands('Lipa', 'Atina', 'RS')) await send(a, command);
  await send(a, { type: 'publish' }, random.uuid(), { ...ANA, person: 'another' });
});

describe('given two processes on one log', () => {
  it('when one is stale about a hold that was released, then it refuses no bed that is free (SH-8)', async () => {
    const b = replica();
    const first = await send(a, { type: 'hold-beds', party: FAMILY });
    expect(typesOf(await send(b, { type: 'hold-beds', party: FAMILY }))).toBe('no_free_place');
    await send(a, { type: 'release-hold', holdId: holdIn(first), reason: 'declined' });
    expect(typesOf(await send(b, { type: 'hold-beds', party: FAMILY }))).toEqual(['BedsHeld']);
  });

  it('when both want the last family room at once, then one wins and the other learns who did (SH-8)', async () => {
    const b = replica();
    await send(b, { type: 'confirm-occupancy', revision: 5 });
    const outcomes = await Promise.all([
      send(a, { type: 'hold-beds', party: FAMILY }),
      send(b, { type: 'hold-beds', party: FAMILY }),
    ]);
    expect(outcomes.map((o) => o.kind).sort()).toEqual(['done', 'rejected']);
    const lost = outcomes.find((o) => o.kind === 'rejected');
    expect(lost?.kind === 'rejected' && lost.rejection.happened).toMatchObject({ what: 'held', byRole: 'manager' });
  });

  it('when the same command reaches both, then it is one event and one answer (SH-7)', async () => {
    const b = replica();
    const id = random.uuid();
    const first = await send(a, { type: 'hold-beds', party: FAMILY }, id);
    const second = await send(b, { type: 'hold-beds', party: FAMILY }, id);
    expect(holdIn(second)).toBe(holdIn(first));
    const { events } = await store.read('shelter-lipa');
    expect(events.filter((e) => e.type === 'BedsHeld')).toHaveLength(1);
  });
});

describe('given a store that loses answers (SH-7)', () => {
  /** Commits and then reports an unknown outcome, the given number of times. */
  const withUnknownOutcomes = (times: number): EventStore<HavenEvent> => {
    let left = times;
    return Object.assign(Object.create(store) as EventStore<HavenEvent>, {
      async append(stream: string, events: readonly NewEvent[], expected: number): Promise<AppendResult> {
        const result = await store.append(stream, events, expected);
        return left-- > 0 ? { outcome: 'unknown', reason: 'lost' } : result;
      },
      read: store.read.bind(store),
      head: store.head.bind(store),
    });
  };

  it.each([1, 2, 3])('when the answer is lost %i times, then it is settled and recorded once', async (times) => {
    const outcome = await send(replica(withUnknownOutcomes(times)), { type: 'hold-beds', party: FAMILY });
    expect(typesOf(outcome)).toEqual(['BedsHeld']);
    const { events } = await store.read('shelter-lipa');
    expect(events.filter((e) => e.type === 'BedsHeld')).toHaveLength(1);
  });

  it('when the answer stays lost, then the caller learns so, and the same key later gets the one event', async () => {
    const id = random.uuid();
    const b = replica(withUnknownOutcomes(4));
    expect(typesOf(await send(b, { type: 'hold-beds', party: FAMILY }, id))).toBe('unknown');
    expect(typesOf(await send(b, { type: 'hold-beds', party: FAMILY }, id))).toEqual(['BedsHeld']);
    const { events } = await store.read('shelter-lipa');
    expect(events.filter((e) => e.type === 'BedsHeld')).toHaveLength(1);
  });
});

describe('given a clock', () => {
  it('SH-5: when its clock is minutes behind the newest event, then a person’s command goes on from there, and no hold ends', async () => {
    const held = holdIn(await send(a, { type: 'hold-beds', party: FAMILY }));
    clock.advance(92 * 60_000);
    await send(a, { type: 'report-census', asOf: instantOf(clock.now()), night: '2026-11-25', occupied: 1 });
    clock.advance(-10 * 60_000);
    expect(typesOf(await send(a, { type: 'hold-beds', party: ONE }))).toEqual(['BedsHeld']);
    expect(typesOf(await send(a, { type: 'extend-hold', holdId: held }))).toEqual(['HoldExtended']);
    expect(typesOf(await send(a, { type: 'record-time' }))).toEqual([]);
    const { events } = await store.read('shelter-lipa');
    const recorded = events.map((e) => (e.readable ? e.metadata.recordedAt : ''));
    expect(recorded).toEqual(recorded.toSorted());
  });
});
