/// <reference types="node" />
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  accessFacts,
  eventCodec,
  formatFacts,
  keyFacts,
  operationFacts,
  organisationFacts,
  personFacts,
  requestFacts,
  shelterFacts,
  shiftFacts,
  surgeFacts,
  tokenFacts,
  transferFacts,
  upkeepFacts,
  vaultFacts,
  webhookFacts,
} from '@safe-haven/contracts';
import type { HavenEvent, RegisteredWebhook } from '@safe-haven/domain';
import type { LogEvent } from '@safe-haven/event-store';
import { emptyNetwork, projectNetwork } from '@safe-haven/projections';
import { AuditTrail } from './audit/audit-trail.ts';
import { systemClock } from './environment/clock.ts';
import { BoardFeed } from './feed/board.feed.ts';
import { Dispatch, EVERYTHING, type LogReader, type Reads } from './feed/dispatch.ts';
import { LiveCasework } from './feed/live-casework.ts';
import { LiveHandovers } from './feed/live-handovers.ts';
import { LiveDirectory } from './identity/live-directory.ts';
import { keyringOn, memoryLog } from './privacy/keys/testing/given.ts';
import { KEYS } from './privacy/privacy.module.ts';
import { readersOf } from './readers.ts';
import { AcceptedCommands } from './streams/accepted-commands.ts';
import { Backlog } from './webhooks/backlog.ts';
import { DeliveryWorkers } from './webhooks/delivery-workers.ts';
import { LiveWebhooks } from './webhooks/live-webhooks.ts';

const KINDS = {
  organisation: organisationFacts,
  person: personFacts,
  token: tokenFacts,
  webhook: webhookFacts,
  shelter: shelterFacts,
  request: requestFacts,
  transfer: transferFacts,
  operation: operationFacts,
  surge: surgeFacts,
  shift: shiftFacts,
  vault: vaultFacts,
  key: keyFacts,
  access: accessFacts,
  format: formatFacts,
  upkeep: upkeepFacts,
} satisfies Record<keyof typeof EVERYTHING, object>;
/** The first event that a stream needs for its others to have an effect. */
const BEGINS =
  /^(OrganisationRegistered|PersonInvited|TokenIssued|WebhookRegistered|ShelterRegistered|RequestOpened|TransferProposed|ShiftBegun)\./;

const golden = new URL('../../../libs/contracts/golden/', import.meta.url);
const files = readdirSync(golden).toSorted((a, b) => Number(BEGINS.test(b)) - Number(BEGINS.test(a)));

/** Every event type in a stream of its kind, and an unreadable one at the end of each kind. */
const LOG = Object.entries(KINDS).flatMap(([kind, facts]) => {
  const ofKind = files.filter((file) => Object.hasOwn(facts, file.split('.')[0]!));
  const events = ofKind.flatMap((file) => {
    const [type, version] = file.split('.') as [string, string];
    const stored = JSON.parse(readFileSync(new URL(file, golden), 'utf8')) as unknown[];
    return stored.map((data) => ({ kind, type, version: Number(version.slice(1)), data }));
  });
  return [...events, { kind, type: 'FromTheFuture', version: 1, data: {} }];
});

const revisions = new Map<string, number>();
const ENTRIES = LOG.map(({ kind, type, version, data }, i): LogEvent<HavenEvent> => {
  const revision = (revisions.get(kind) ?? 0) + 1;
  revisions.set(kind, revision);
  const [stream, position, eventId] = [`${kind}-one`, String(i + 1).padStart(16, '0'), `event-${i}`];
  const at = new Date(Date.UTC(2026, 2, 27) + i * 1_000).toISOString();
  const actor = { person: 'p-17', role: 'manager', organisation: 'Atina', country: 'RS' };
  const metadata = {
    ...{ occurredAt: at, recordedAt: at, actor },
    ...{ commandId: `command-${i}`, correlationId: `command-${i}`, source: 'app' as const },
  };
  const read = eventCodec.read(type, version, data);
  const place = { eventId, stream, revision, position, type };
  return read.ok
    ? { ...place, readable: true, schemaVersion: version, event: read.event, metadata, hash: '' }
    : { ...place, readable: false, reason: read.reason };
});

/** New instances of every reader with a projection, and their projections after the run. */
function program() {
  const accepted = new AcceptedCommands();
  const parts = new Map<unknown, unknown>([
    [AcceptedCommands, accepted],
    [LiveDirectory, new LiveDirectory()],
    [AuditTrail, new AuditTrail()],
    [LiveCasework, new LiveCasework()],
    [LiveWebhooks, new LiveWebhooks()],
    [LiveHandovers, new LiveHandovers()],
  ]);
  const readers = readersOf(<T>(key: unknown) => parts.get(key) as T).filter(({ folded }) => folded !== undefined);
  return { readers, folded: () => [...accepted.snapshotLines(), ...readers.map(({ folded }) => folded)] };
}

/** The projections when readers ask for the given events. */
function foldedBy(readsOf: (reader: LogReader, i: number) => Reads): unknown[] {
  const { readers, folded } = program();
  const dispatch = new Dispatch();
  dispatch.add(readers.map((reader, i) => ({ ...reader, reads: readsOf(reader, i) })));
  for (const entry of ENTRIES) dispatch.give(entry);
  return folded();
}

const without = (reads: Reads, kind: string): Reads =>
  Object.fromEntries(Object.entries(reads).filter(([name]) => name !== kind));

describe('who reads what of the log', () => {
  const withAllEvents = foldedBy(() => EVERYTHING);

  it('SH-14: a reader folds the same from the events it asks for as from every event', () => {
    expect(foldedBy(({ reads }) => reads)).toEqual(withAllEvents);
  });

  it('SH-14: a reader that gets no event still has the log’s position', () => {
    for (const { folded } of program().readers) expect(folded?.position ?? '').not.toBe(ENTRIES.at(-1)!.position);
    const { readers } = program();
    const dispatch = new Dispatch();
    dispatch.add(readers.map((reader) => ({ ...reader, reads: {} })));
    for (const entry of ENTRIES) dispatch.give(entry);
    for (const { folded } of readers)
      expect(folded?.position ?? ENTRIES.at(-1)!.position).toBe(ENTRIES.at(-1)!.position);
  });

  it('SH-14: a reader of keys gets every erased subject', () => {
    const keyring = keyringOn(memoryLog());
    const dispatch = new Dispatch();
    const readers = readersOf(<T>(key: unknown) => (key === KEYS ? { keyring } : {}) as T);
    // The first who reads keys and no houses; the trail reads them too.
    dispatch.add(readers.filter(({ reads }) => reads.key && !reads.shelter).slice(0, 1));
    for (const entry of ENTRIES) dispatch.give(entry);
    expect(keyring.erased.all()).toHaveLength(3);
  });

  it('WH-1: the workers of webhooks ask for every event that a webhook has to be sent', () => {
    const [network, store] = [emptyNetwork(), memoryLog()];
    projectNetwork(network, ENTRIES.find(({ type }) => type === 'ShelterRegistered') as never);
    const { state } = network.shelters.get('one')!;
    const organisation = state.situation === 'unregistered' ? '' : state.organisation;
    const backlog = new Backlog({ organisation, through: '0'.repeat(16) } as RegisteredWebhook, {
      store,
      feed: new BoardFeed({ store, clock: systemClock, network }),
    });
    const asked: LogEvent<HavenEvent>[] = [];
    const dispatch = new Dispatch();
    const keys: unknown[] = [];
    const readers = readersOf(<T>(key: unknown) => {
      keys.push(key);
      return { onEvent: (event: LogEvent<HavenEvent>) => asked.push(event) } as T;
    });
    dispatch.add(readers.filter((_, i) => keys[i] === DeliveryWorkers));
    for (const entry of ENTRIES) dispatch.give(entry);
    expect(asked.length).toBeGreaterThan(10);
    expect(asked).toEqual(ENTRIES.filter((entry) => backlog.onEvent(entry)));
  });

  it('SH-14: a reader of everything also gets an event of a kind of stream that only a newer release has', () => {
    const positions: string[] = [];
    const dispatch = new Dispatch();
    dispatch.add([{ reads: EVERYTHING, project: ({ position }) => positions.push(position) }]);
    const last = ENTRIES.at(-1)!;
    dispatch.give({ ...last, stream: 'future-one' });
    expect(positions).toEqual([last.position]);
  });

  it('a snapshot that is further than the others is not set back', () => {
    const folded = { position: ENTRIES[5]!.position };
    const dispatch = new Dispatch();
    dispatch.add([{ reads: {}, project: () => undefined, folded }]);
    for (const entry of ENTRIES.slice(0, 3)) dispatch.give(entry);
    expect(folded.position).toBe(ENTRIES[5]!.position);
  });

  it.each(program().readers.flatMap(({ reads }, i) => Object.keys(reads).map((kind) => [i, kind] as const)))(
    'reader %i needs what it reads of %s',
    (i, kind) => {
      expect(foldedBy(({ reads }, at) => (at === i ? without(reads, kind) : reads))).not.toEqual(withAllEvents);
    },
  );
});
