import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Config, EventStoreChoice } from '../../environment/config.ts';
import type { Streams } from '../../streams/streams.ts';
import { AccessLog } from '../access-log.ts';
import { Keyring } from '../keys/keyring.ts';
import { ownMasterKey } from '../keys/keys-apart.ts';
import { type MasterKeySettings, MasterKeys, type MasterKeysRead, readMasterKeys } from '../keys/master-keys.ts';
import { Erasures } from './erasures.ts';
import { ErasureLedger } from './ledger.ts';
import { KeyOperations } from './operations.ts';

export interface KeySettings extends MasterKeySettings {
  /** Path of the erasure ledger; by default next to the log. */
  readonly HAVEN_ERASURE_LEDGER?: string | undefined;
}

export interface Keys {
  readonly masterKeys: MasterKeys;
  /** Path of a master key that was created at this start; null: one existed. */
  readonly madeAt: string | null;
  readonly keyring: Keyring;
  readonly erasures: Erasures;
  readonly operations: KeyOperations;
  /** A sentence for the operator about the list of erasures; null: it is as it should be. */
  readonly notice: string | null;
}

export type KeysComposed =
  | { readonly ok: true; readonly keys: Keys }
  | { readonly ok: false; readonly sentence: string };

/** The file that lists what was erased. */
export const ledgerPath = ({ dataDir, erasureLedger }: Pick<Config, 'dataDir' | 'erasureLedger'>): string =>
  erasureLedger ?? join(dataDir, 'erasures.ndjson');

/**
 * Creates the keyring and its parts on an open log. On an embedded log a master key is created at the first start; a
 * shared log needs a given one, since each machine would create its own; a log in memory has one in memory, and a demo
 * on a shared log a well-known one. It does not read the log yet: await `erasures.load()` before opening anything.
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
    const named = settings.HAVEN_ERASURE_LEDGER ?? null;
    const ledger = new ErasureLedger(forgetsAll ? null : ledgerPath({ dataDir, erasureLedger: named }));
    const keyring = new Keyring(streams, read.keys);
    const erasures = new Erasures(streams, keyring, ledger);
    const operations = new KeyOperations({
      store: streams.store,
      keyring,
      erasures,
      clock: streams.clock,
      log: new AccessLog(streams),
    });
    const madeAt = read.madeAt ?? null;
    return { ok: true, keys: { masterKeys: read.keys, madeAt, keyring, erasures, operations, notice: ledger.notice } };
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
