import { Module } from '@nestjs/common';
import { provide, type Token, token } from '../environment/provide.ts';
import { CLOCK, CONFIG, EVENT_STORE } from '../environment/tokens.ts';
import { FeedModule } from '../feed/feed.module.ts';
import { LiveCasework } from '../feed/live-casework.ts';
import { shelterIn } from '../feed/named-shelters.ts';
import { FEED } from '../feed/tokens.ts';
import { StreamsModule } from '../streams/streams.module.ts';
import { Streams } from '../streams/streams.ts';
import { AccessLog } from './access-log.ts';
import { LogBackup } from './backup/log-backup.ts';
import { composeKeys, type Keys } from './erasure/compose-keys.ts';
import { Erasures } from './erasure/erasures.ts';
import { KeyOperations } from './erasure/operations.ts';
import { Keyring } from './keys/keyring.ts';
import { keyInDataFolder } from './keys/keys-apart.ts';
import { MasterKeys } from './keys/master-keys.ts';
import { CapacityProbes } from './probing/capacity-probes.ts';
import { PartySizes } from './probing/party-sizes.ts';

/**
 * The keyring and its parts from the settings. Throws an error with a sentence for the operator when they are invalid.
 */
export const KEYS: Token<Keys> = token('keys');

const providers = [
  provide(KEYS, [CONFIG, Streams], (config, streams) => {
    const sameFolder = keyInDataFolder(config);
    if (sameFolder !== null) throw new Error(sameFolder);
    const settings = {
      HAVEN_MASTER_KEY: config.masterKey ?? undefined,
      HAVEN_MASTER_KEY_FILE: config.masterKeyFile ?? undefined,
      HAVEN_ERASURE_LEDGER: config.erasureLedger ?? undefined,
    };
    const composed = composeKeys(settings, config, streams);
    if (!composed.ok) throw new Error(composed.sentence);
    return composed.keys;
  }),
  provide(MasterKeys, [KEYS], ({ masterKeys }) => masterKeys),
  provide(Keyring, [KEYS], ({ keyring }) => keyring),
  provide(Erasures, [KEYS], ({ erasures }) => erasures),
  provide(KeyOperations, [KEYS], ({ operations }) => operations),
  provide(AccessLog, [Streams], (streams) => new AccessLog(streams)),
  provide(
    LogBackup,
    [EVENT_STORE, CONFIG, AccessLog],
    (store, { dataDir, backupDirs }, log) => new LogBackup({ store, dataDir, backupDirs, log }),
  ),
  provide(CapacityProbes, [AccessLog, CLOCK], (log, clock) => new CapacityProbes(log, clock)),
  provide(
    PartySizes,
    [CONFIG, CLOCK, LiveCasework, FEED],
    ({ limits }, clock, cases, feed) =>
      new PartySizes({
        most: limits.partySizes.points,
        clock,
        cases,
        organisationOf: (shelterId) => shelterIn(feed, shelterId)?.organisation ?? null,
      }),
  ),
];

@Module({ imports: [StreamsModule, FeedModule], providers, exports: [StreamsModule, ...providers] })
export class PrivacyModule {}
