import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findPlaces, matchableOf } from '@safe-haven/domain';
import { eventIdOf } from '@safe-haven/event-store';
import { HANGS_MS } from '@safe-haven/jest-preset/waiting';
import { type HttpProgram, memoryStore, startHttpProgram } from '../testing/http-program.ts';
import { moved } from '../testing/moved.ts';
import { pointOf } from './matchable-shelters.ts';

const FAMILY = { women: 1, men: 0, other: 0, girls: 2, boys: 1, infants: 0, sonsOldest: '7-11' } as const;
const VERA = { person: 'vera', role: 'hotline', organisation: 'SOS', country: 'RS' } as const;
const store = memoryStore();
let haven: HttpProgram;
beforeAll(async () => {
  haven = await startHttpProgram(store);
  for (const name of ['lipa', 'javor', 'breza']) await haven.registerShelter(name);
});
afterAll(() => haven.served.close());

const ask = () => ({
  party: FAMILY,
  needs: { languages: ['sq'], pregnantMonth: 5 },
  from: pointOf('rs-nis'),
  avoid: [],
  arrival: null,
  now: new Date(haven.clock.now()).toISOString(),
  actor: VERA,
  requestId: null,
});

/** The same search over shelters prepared just now, each from its whole state. */
function fromScratch() {
  const shelters = [...haven.program.feed.network.shelters.values()].map(({ state, unreadable }) => {
    if (state.situation === 'unregistered') throw new Error('the shelter is not registered');
    return matchableOf(state, { point: pointOf(state.area.id), unreadable: unreadable !== null })!;
  });
  return findPlaces(shelters, ask());
}
const fromReady = () => findPlaces(haven.program.matchableShelters.all().values(), ask());

describe('given shelters that were prepared before', () => {
  const held = async () =>
    (await haven.done('ana', 'lipa', 'hold-beds', { party: FAMILY })).body.events.at(-1).holdId as string;
  let holdId: string;

  it.each<readonly [string, () => Promise<unknown>]>([
    ['a hold', async () => (holdId = await held())],
    ['its release', () => haven.done('ana', 'lipa', 'release-hold', { holdId, reason: 'declined' })],
    ['another rule', () => haven.done('ana', 'lipa', 'change-intake-rules', { rules: { gender: ['men'] } })],
    ['a pause', () => haven.done('ana', 'javor', 'pause-intake', { reason: 'security' })],
    ['a policy', () => haven.done('ana', 'breza', 'change-hold-policy', { directHolds: 'nobody' })],
    ['another area', () => moved(haven, 'breza', { area: { id: 'rs-nis' } })],
    [
      'a bed out of service',
      () => haven.done('ana', 'breza', 'take-bed-out-of-service', { bedId: 'f1', reason: 'cleaning' }),
    ],
    ['a new house', () => haven.registerShelter('jasen', 'petra')],
    ['an event that nobody here can read', () => writeFromTheFuture('shelter-breza')],
  ])('FP-9: when there is %s, then a search answers as it would after a replay', async (_, act) => {
    const before = JSON.stringify(fromReady());
    await act();
    await haven.program.feed.waitFor(await store.head(), HANGS_MS);
    expect(fromReady()).toEqual(fromScratch());
    expect(JSON.stringify(fromReady())).not.toBe(before);
  });

  it('FP-7: when shelters change, then equal matches keep the order in which the log first named them', () => {
    expect([...haven.program.matchableShelters.all().keys()]).toEqual(['lipa', 'javor', 'breza', 'jasen']);
  });
});

async function writeFromTheFuture(stream: string): Promise<void> {
  const { revision } = await store.read(stream);
  const [commandId, at] = [randomUUID(), new Date(haven.clock.now()).toISOString()];
  const actor = { person: 'x', role: 'manager', organisation: 'Atina', country: 'RS' };
  const metadata = {
    occurredAt: at,
    recordedAt: at,
    actor,
    commandId,
    correlationId: commandId,
    source: 'app',
  } as const;
  const painted = { type: 'ShelterPainted', schemaVersion: 9, data: {}, metadata };
  await store.append(stream, [{ eventId: eventIdOf(stream, commandId, 0), ...painted }], revision);
}
