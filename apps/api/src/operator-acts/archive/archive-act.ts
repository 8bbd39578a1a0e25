import type { Key } from '../../environment/provide.ts';
import { CLOCK, EVENT_STORE } from '../../environment/tokens.ts';
import { LiveHandovers } from '../../feed/live-handovers.ts';
import { FEED } from '../../feed/tokens.ts';
import { HistoryReader } from '../../history/history-reader.ts';
import { LiveDirectory } from '../../identity/live-directory.ts';
import { Names } from '../../identity/names.ts';
import { Organisations } from '../../identity/organisations.ts';
import { AccessLog } from '../../privacy/access-log.ts';
import { Vault } from '../../vault/vault.ts';
import { type Act, act } from '../act.ts';
import { type ArchiveParts, type ArchivePiece, archiveBody, archiveOf } from './archive.ts';

/** The act of `haven export everything` in a running program: parts of type `SentPiece`. */
export const ARCHIVE_ACT = 'export-everything';

/** A piece of a file as it is sent over the socket: its bytes as base64. */
export type SentPiece = readonly [file: string, bytes: string];

export const archivePartsOf = (part: <T>(key: Key<T>) => T): ArchiveParts => ({
  store: part(EVENT_STORE),
  feed: part(FEED),
  clock: part(CLOCK),
  log: part(AccessLog),
  history: part(HistoryReader),
  handovers: part(LiveHandovers),
  directory: part(LiveDirectory),
  names: part(Names),
  organisations: part(Organisations),
  vault: part(Vault),
});

export const archiveAct = (parts: ArchiveParts): Readonly<Record<string, Act>> => ({
  [ARCHIVE_ACT]: act({ body: archiveBody, writes: true, run: (asked, by) => sent(archiveOf(parts, asked, by)) }),
});

async function* sent(pieces: AsyncIterable<ArchivePiece>): AsyncGenerator<SentPiece> {
  for await (const { file, bytes } of pieces) yield [file, bytes.toString('base64')];
}
