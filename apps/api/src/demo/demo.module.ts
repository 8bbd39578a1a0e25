import { Module } from '@nestjs/common';
import { DEMO_PEOPLE } from '@safe-haven/demo-network';
import { provide } from '../environment/provide.ts';
import { CONFIG } from '../environment/tokens.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { Names } from '../identity/names.ts';
import { MasterKeys } from '../privacy/keys/master-keys.ts';
import { Streams } from '../streams/streams.ts';
import { VaultModule } from '../vault/vault.module.ts';
import { Vault } from '../vault/vault.ts';
import { DemoController } from './demo.controller.ts';
import { DEMO_NETWORK, NO_DEMO } from './demo-network.ts';
import { DemoSeed } from './demo-seed.ts';

const providers = [
  provide(DEMO_NETWORK, [CONFIG], ({ demo }) => (demo ? { people: DEMO_PEOPLE, hasShelters: true } : NO_DEMO)),
  provide(
    DemoSeed,
    [DEMO_NETWORK, Streams, MasterKeys, Names, Vault],
    (network, streams, masterKeys, names, vault) => new DemoSeed(network, { streams, masterKeys, names, vault }),
  ),
];

/** The demo network and the sign-in as one of its people. Empty outside the demo. */
@Module({ imports: [IdentityModule, VaultModule], controllers: [DemoController], providers, exports: providers })
export class DemoModule {}
