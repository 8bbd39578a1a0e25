import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { EventStoreChoice } from '../../environment/config.ts';
import type { Streams } from '../../streams/streams.ts';
import { Keyring } from '../keys/keyring.ts';
import { ownMasterKey } from '../keys/keys-apart.ts';
import { type MasterKeySettings, MasterKeys, type MasterKeysRead, readMasterKeys } from '../keys/master-keys.ts';
import { Erasures } from './erasures.ts';
import { ErasureLedger } from './ledger.ts';
import { KeyOperations } from './operations.ts';

export interface KeySettings extends MasterKeySettings {
  /** Where erasures are noted; by default beside the log. */
  readonly HAVEN_ERASURE_LEDGER?: string | undefined;
}

export interface Keys {
  readonly masterKeys: MasterKeys;
  /** The file of a master key that was made at this start; null: one was there. */
  readonly madeAt: string | null;
  readonly keyring: Keyring;
  readonly erasures: Erasures;
  readonly operations: KeyOperations;
}

export type KeysComposed =
  | { readonly ok: true; readonly keys: Keys }
  | { readonly ok: false; readonly sentence: string };

/**
 * The keyring and what belongs to it, on an open log. On an embedded log a master key is made at the first start; on a
 * log that several machines share one has to be given, for each would make its own; a log in memory has one in memory, and
 * invented people on a shared log one that everybody knows. Nothing is read of the log yet: `erasures.load()` is to be
 * awaited before anything is opened.
 */
export function composeKeys(
  settings: KeySettings,
  config: { readonly eventStore: EventStoreChoice; readonly dataDir: string; readonly demo?: boolean },
  streams: Streams,
): KeysComposed {
  const { eventStore, dataDir } = config;
  const forgetsAll = eventStore.kind === 'memory';
  const read = masterKeysFor(settings, config);
  if (!read.ok) return read;
  try {
    const ledger = new ErasureLedger(
      forgetsAll ? null : (settings.HAVEN_ERASURE_LEDGER ?? join(dataDir, 'erasures.ndjson')),
    );
    const keyring = new Keyring(streams, read.keys);
    const erasures = new Erasures(streams, keyring, ledger);
    const operations = new KeyOperations({ store: streams.store, keyring, erasures, clock: streams.clock });
    const madeAt = read.madeAt ?? null;
    return { ok: true, keys: { masterKeys: read.keys, madeAt, keyring, erasures, operations } };
  } catch (error) {
    return { ok: false, sentence: (error as Error).message };
  }
}

function masterKeysFor(
  settings: KeySettings,
  { eventStore, dataDir, demo }: { eventStore: EventStoreChoice; dataDir: string; demo?: boolean },
): MasterKeysRead {
  const given = settings.HAVEN_MASTER_KEY ?? settings.HAVEN_MASTER_KEY_FILE;
  if (given === undefined && eventStore.kind === 'memory') return { ok: true, keys: new MasterKeys([randomBytes(32)]) };
  if (given === undefined && eventStore.kind === 'eventstoredb' && demo) {
    return { ok: true, keys: new MasterKeys([createHash('sha256').update('invented people').digest()]) };
  }
  return readMasterKeys(settings, eventStore.kind === 'sqlite' ? ownMasterKey(dataDir) : null);
}
