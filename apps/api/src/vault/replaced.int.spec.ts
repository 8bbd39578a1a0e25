import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Sealed } from '@safe-haven/domain';
import { type RecordedEvent, readToHead } from '@safe-haven/event-store';
import { HANGS_MS } from '@safe-haven/jest-preset/waiting';
import { wrapsIn } from '../privacy/keys/testing/given.ts';
import { Streams } from '../streams/streams.ts';
import { type HttpProgram, memoryStore, startHttpProgram } from '../testing/http-program.ts';
import { keepOpen } from '../testing/keep-open.ts';
import { post, steppedUp } from '../testing/second-factor.ts';

const store = memoryStore();
const ANA = { person: 'ana', role: 'manager', organisation: 'Atina', country: 'RS' } as const;
let haven: HttpProgram;
let cookie: string;

const send = (path: string, body: unknown) => post(`${haven.url}/api/shelters/${path}`, body, { cookie });
const shown = async (shelter: string) =>
  (await send(`${shelter}/reveal-address`, { purpose: 'delivery' })).body.address as string;
const pointOf = async (shelter: string) =>
  (await haven.get('ana', `/api/shelters/${shelter}/meeting-point`)).body.meetingPoint as string;

const recorded = async (shelter: string): Promise<RecordedEvent[]> =>
  (await store.read(`vault-${shelter}`)).events.map((event) => event as unknown as RecordedEvent);
/** Every box that a shelter's vault ever had, and whether the master key still opens it. */
async function opening(shelter: string): Promise<string[]> {
  const opened = (await recorded(shelter)).map(async ({ event }) => {
    const { address, meetingPoint } = event as { address?: Sealed; meetingPoint?: Sealed };
    const outcome = await haven.program.keys.keyring.open(
      (address ?? meetingPoint)!,
      address ? 'address' : 'meeting_point',
    );
    return `${address ? 'address' : 'point'} ${outcome.outcome}`;
  });
  return Promise.all(opened);
}

beforeAll(async () => {
  haven = await startHttpProgram(store);
  for (const shelter of ['lipa', 'bukva', 'hrast']) await haven.registerShelter(shelter);
  cookie = await steppedUp(haven, 'ana');
});
afterAll(() => haven.served.close());

describe('KP-3: given an address or a meeting point that was replaced', () => {
  it('then nothing opens the previous one, its key is deleted, and what was not replaced stays as recorded', async () => {
    await send('lipa/record-address', { address: 'Old Road 1' });
    await send('lipa/record-meeting-point', { meetingPoint: 'Old Kiosk' });
    const [first] = (await wrapsIn(store)).filter(({ subject }) => subject.startsWith('address-lipa'));
    await send('lipa/record-address', { address: 'New Road 2' });
    expect(await opening('lipa')).toEqual(['address forgotten', 'point opened', 'address opened']);
    expect([await shown('lipa'), await pointOf('lipa')]).toEqual(['New Road 2', 'Old Kiosk']);
    await send('lipa/record-meeting-point', { meetingPoint: 'New Kiosk' });
    expect(await opening('lipa')).toEqual(['address forgotten', 'point forgotten', 'address opened', 'point opened']);
    expect([await shown('lipa'), await pointOf('lipa')]).toEqual(['New Road 2', 'New Kiosk']);
    const log: string[] = [];
    for await (const logged of readToHead(store)) log.push(JSON.stringify(logged));
    expect(log.join()).not.toContain(first!.wrapped);
    expect(log.filter((event) => event.includes('SubjectErased') && event.includes('replaced'))).toHaveLength(2);
  });

  it('when two replicas replace it at once, then the current one opens and the other does not', async () => {
    const other = await startHttpProgram(keepOpen(store), haven.clock);
    try {
      await send('bukva/record-address', { address: 'Road 0' });
      const write = (program: HttpProgram, address: string) =>
        program.program.vault.write('bukva', { address }, { by: ANA, source: 'app' });
      await Promise.all([write(haven, 'Road 1'), write(other, 'Road 2')]);
      await haven.program.vault.forgetReplaced();
      expect(await opening('bukva')).toEqual(['address forgotten', 'address forgotten', 'address opened']);
      await haven.program.feed.waitFor(await store.head(), HANGS_MS);
      expect(await shown('bukva')).toMatch(/^Road [12]$/);
    } finally {
      await other.served.close();
    }
  });

  it('when both were sealed under one key, then a start moves the current one and deletes the rest; nobody is notified of a change', async () => {
    const { keyring } = haven.program.keys;
    const sealed = (field: string, text: string) => keyring.seal('address-hrast', field, text);
    await new Streams(store, haven.clock).append(
      'vault-hrast',
      [
        { type: 'AddressRecorded', address: await sealed('address', 'Old Road 1') },
        { type: 'AddressRecorded', address: await sealed('address', 'Old Road 2') },
        { type: 'MeetingPointRecorded', meetingPoint: await sealed('meeting_point', 'Old Kiosk') },
      ].map((event) => ({ event, occurredAt: '2026-01-01T00:00:00.000Z' })),
      0,
      { commandId: 'c', correlationId: 'c', actor: ANA, source: 'app', recordedAt: '2026-01-01T00:00:00.000Z' },
    );
    await haven.program.feed.waitFor(await store.head(), HANGS_MS);
    await haven.program.vault.forgetReplaced();
    await haven.program.feed.waitFor(await store.head(), HANGS_MS);
    expect(await opening('hrast')).toEqual([
      'address forgotten',
      'address forgotten',
      'point forgotten',
      'address opened',
      'point opened',
    ]);
    expect([await shown('hrast'), await pointOf('hrast')]).toEqual(['Old Road 2', 'Old Kiosk']);
    const moved = (await recorded('hrast')).slice(3);
    expect(moved.map(({ event, metadata }) => [(event as { moved?: true }).moved, metadata.actor.person])).toEqual([
      [true, 'system:keys'],
      [true, 'system:keys'],
    ]);
    const before = await store.head();
    await haven.program.vault.forgetReplaced();
    expect(await store.head()).toBe(before);
  });

  it('when the address of a shelter is erased, then each key of its heirs is deleted', async () => {
    const { operations } = haven.program.keys;
    await operations.erase({ kind: 'address', id: 'lipa', reason: 'asked', dryRun: false }, ANA);
    expect(new Set((await opening('lipa')).map((line) => line.split(' ')[1]))).toEqual(new Set(['forgotten']));
    expect((await wrapsIn(store)).filter(({ subject }) => subject.startsWith('address-lipa'))).toEqual([]);
  });
});
