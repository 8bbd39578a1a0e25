import { Module } from '@nestjs/common';
import { provide } from '../environment/provide.ts';
import { CLOCK, EVENT_STORE } from '../environment/tokens.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { LiveDirectory } from '../identity/live-directory.ts';
import { Keyring } from '../privacy/keys/keyring.ts';
import { EmergencyController } from './emergency.controller.ts';
import { VaultController } from './vault.controller.ts';
import { Vault } from './vault.ts';

const providers = [
  provide(
    Vault,
    [EVENT_STORE, Keyring, LiveDirectory, CLOCK],
    (store, keyring, directory, clock) => new Vault(store, keyring, directory, clock),
  ),
];

/** Addresses and meeting points, and looks in an emergency. */
@Module({
  imports: [IdentityModule],
  controllers: [VaultController, EmergencyController],
  providers,
  exports: providers,
})
export class VaultModule {}
