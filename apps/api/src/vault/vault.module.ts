import { Module } from '@nestjs/common';
import { provide } from '../environment/provide.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { LiveDirectory } from '../identity/live-directory.ts';
import { Keyring } from '../privacy/keys/keyring.ts';
import { Streams } from '../streams/streams.ts';
import { EmergencyController } from './emergency.controller.ts';
import { VaultController } from './vault.controller.ts';
import { Vault } from './vault.ts';

const providers = [
  provide(
    Vault,
    [Streams, Keyring, LiveDirectory],
    (streams, keyring, directory) => new Vault(streams, keyring, directory),
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
