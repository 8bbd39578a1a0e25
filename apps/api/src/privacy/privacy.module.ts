import { Module } from '@nestjs/common';
import { provide, type Token, token } from '../environment/provide.ts';
import { CLOCK, CONFIG, EVENT_STORE } from '../environment/tokens.ts';
import { AccessLog } from './access-log.ts';
import { composeKeys, type Keys } from './erasure/compose-keys.ts';
import { Erasures } from './erasure/erasures.ts';
import { KeyOperations } from './erasure/operations.ts';
import { Keyring } from './keys/keyring.ts';
import { MasterKeys } from './keys/master-keys.ts';

/** The keyring and what belongs to it, as the settings say. Throws a sentence for the operator where they can't be used. */
export const KEYS: Token<Keys> = token('keys');

const providers = [
  provide(KEYS, [CONFIG, EVENT_STORE, CLOCK], (config, store, clock) => {
    const settings = {
      HAVEN_MASTER_KEY: config.masterKey ?? undefined,
      HAVEN_MASTER_KEY_FILE: config.masterKeyFile ?? undefined,
      HAVEN_ERASURE_LEDGER: config.erasureLedger ?? undefined,
    };
    const composed = composeKeys(settings, config, store, clock);
    if (!composed.ok) throw new Error(composed.sentence);
    return composed.keys;
  }),
  provide(MasterKeys, [KEYS], ({ masterKeys }) => masterKeys),
  provide(Keyring, [KEYS], ({ keyring }) => keyring),
  provide(Erasures, [KEYS], ({ erasures }) => erasures),
  provide(KeyOperations, [KEYS], ({ operations }) => operations),
  provide(AccessLog, [EVENT_STORE, CLOCK], (store, clock) => new AccessLog(store, clock)),
];

@Module({ providers, exports: providers })
export class PrivacyModule {}
