import type { Actor, HavenEvent, Registered } from '@safe-haven/domain';
import type { EventStore } from '@safe-haven/event-store';
import type { FoldedShelter } from '@safe-haven/projections';
import { z } from 'zod';
import { type Clock, instantOf } from '../../environment/clock.ts';
import { edxlHave } from '../../exports/partners/edxl-have.ts';
import { exportedShelters } from '../../exports/partners/exported-shelters.ts';
import { hsdsPage } from '../../exports/partners/hsds.ts';
import { csvOf, type Table } from '../../exports/tables/table.ts';
import type { BoardFeed } from '../../feed/board.feed.ts';
import type { LiveHandovers } from '../../feed/live-handovers.ts';
import type { HistoryReader } from '../../history/history-reader.ts';
import type { LiveDirectory } from '../../identity/live-directory.ts';
import type { Names } from '../../identity/names.ts';
import type { Organisations } from '../../identity/organisations.ts';
import type { AccessLog } from '../../privacy/access-log.ts';
import { operatorOf } from '../../privacy/operator/account.ts';
import { recordExport } from '../../privacy/record-export.ts';
import { Failure } from '../../problems/failure.ts';
import { notRecorded } from '../../streams/outcome-failure.ts';
import type { Vault } from '../../vault/vault.ts';
import { casesTables } from './cases.ts';
import { firstDayOf, pastFiles } from './past.ts';
import { peopleTable, shiftsTable } from './people.ts';
import { readmeOf } from './readme.ts';
import { setUpFiles } from './set-up.ts';

/** Whose archive, and whether the addresses of its houses are in it: each is then a look (AC-6). */
export const archiveBody = z.strictObject({ organisation: z.string().min(1).max(80), withAddresses: z.boolean() });
export type ArchiveBody = z.output<typeof archiveBody>;

/** A file of the archive, in pieces; all of one file follow each other. */
export interface ArchivePiece {
  readonly file: string;
  readonly bytes: Buffer;
}

export interface ArchiveParts {
  readonly store: EventStore<HavenEvent>;
  readonly feed: BoardFeed;
  readonly clock: Clock;
  readonly log: AccessLog;
  readonly history: HistoryReader;
  readonly handovers: LiveHandovers;
  readonly directory: LiveDirectory;
  readonly names: Names;
  readonly organisations: Organisations;
  readonly vault: Vault;
}

/** What the archive is made of, as it was when it was asked for. */
export interface Taken {
  readonly organisation: string;
  /** Who sees what its manager sees, and is the operator. */
  readonly viewer: Actor;
  readonly shelters: readonly FoldedShelter[];
  /** The end of the log. */
  readonly end: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * All that is one organisation's, for an organisation that leaves, and nothing of another one. It is in the trail of that
 * organisation before the first byte, and so is each look at an address. Throws `not_found` where nobody has that name.
 */
export async function* archiveOf(parts: ArchiveParts, asked: ArchiveBody, by: string): AsyncGenerator<ArchivePiece> {
  const taken = takenFrom(parts, asked, by);
  await recordAll(parts, taken, asked, by);
  const written = new Set<string>();
  for await (const piece of filesOf(parts, taken, asked)) {
    written.add(piece.file);
    yield piece;
  }
  yield textFile('README.md', readmeOf(taken, [...written]));
}

function takenFrom({ feed, clock, organisations }: ArchiveParts, { organisation }: ArchiveBody, by: string): Taken {
  if (organisations.find(organisation) === null) throw new Failure('not_found');
  const viewer: Actor = { ...operatorOf(by), role: 'manager', organisation };
  const shelters = [...feed.network.shelters.values()].filter(
    ({ state }) => state.situation !== 'unregistered' && state.organisation === organisation,
  );
  return { organisation, viewer, shelters, end: feed.position, now: clock.now() };
}

async function recordAll(parts: ArchiveParts, taken: Taken, { withAddresses }: ArchiveBody, by: string): Promise<void> {
  const { log, vault } = parts;
  const { organisation, shelters, now } = taken;
  const at = instantOf(now);
  const from = shelters.map(({ state }) => (state as Registered).registeredAt).toSorted()[0] ?? at;
  const operator = operatorOf(by);
  const rows = shelters.reduce((sum, { revision }) => sum + revision, 0);
  await recordExport(log, operator, { what: 'everything', from, to: at, rows }, organisation);
  if (!withAddresses) return;
  for (const { shelterId } of shelters.filter((shelter) => vault.has(shelter.shelterId, 'address'))) {
    const look = { shelterId, organisation, purpose: 'organisation_leaves', requestId: null } as const;
    const recorded = await log.append({ type: 'AddressRevealed', ...look }, operator);
    if (recorded.kind !== 'done') throw notRecorded(recorded);
  }
}

async function* filesOf(
  parts: ArchiveParts,
  taken: Taken,
  { withAddresses }: ArchiveBody,
): AsyncGenerator<ArchivePiece> {
  const { store, history, handovers, directory, names, vault } = parts;
  for (const [file, text] of setUpFiles(taken)) yield textFile(file, text);
  yield* partnerFiles(taken, parts);
  if (taken.shelters.length > 0) yield* pastFiles(store, history, taken, firstDayOf(taken));
  const cases = await casesTables(store, taken);
  for (const table of cases) yield tableFile(`work/${table.name}.csv`, table);
  yield tableFile('work/shifts.csv', await shiftsTable(handovers.handovers, names, taken));
  yield tableFile('people.csv', await peopleTable(directory, names, taken));
  if (withAddresses) yield tableFile('addresses.csv', await addressesTable(vault, taken));
}

function* partnerFiles({ viewer, organisation, now }: Taken, { feed }: ArchiveParts): Generator<ArchivePiece> {
  const shelters = exportedShelters(feed.network, viewer, now);
  if (shelters.length === 0) return;
  yield textFile('partners/services-hsds.json', JSON.stringify(hsdsPage(shelters, now), null, 1));
  const message = edxlHave(organisation, shelters);
  if (message !== null) yield textFile('partners/houses-edxl-have.xml', message);
}

/** Those that the vault opens: an address that was erased, or never entered, has no row. */
async function addressesTable(vault: Vault, { shelters }: Taken): Promise<Table> {
  const rows: string[][] = [];
  for (const { shelterId, state } of shelters) {
    const read = await vault.read(shelterId, 'address');
    if (read.outcome === 'opened') rows.push([shelterId, (state as Registered).name, read.text]);
  }
  return { name: 'addresses', columns: ['shelter', 'name', 'address'], rows };
}

const textFile = (file: string, text: string): ArchivePiece => ({ file, bytes: Buffer.from(text) });
const tableFile = (file: string, table: Table): ArchivePiece => textFile(file, csvOf(table));
