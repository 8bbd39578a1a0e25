import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.ts';
import { provide } from '../environment/provide.ts';
import { TIME_LIMITS } from '../environment/time-limits.ts';
import { CLOCK, CONFIG } from '../environment/tokens.ts';
import { LiveCasework } from '../feed/live-casework.ts';
import { FEED } from '../feed/tokens.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { LiveDirectory } from '../identity/live-directory.ts';
import { Names } from '../identity/names.ts';
import { Erasures } from '../privacy/erasure/erasures.ts';
import { Keyring } from '../privacy/keys/keyring.ts';
import { CapacityProbes } from '../privacy/probing/capacity-probes.ts';
import { Streams } from '../streams/streams.ts';
import { AddressNotices } from './address-notices.ts';
import { Arrivals } from './arrivals.ts';
import { ContactReads } from './contact-reads.ts';
import { ContactReportsController } from './contact-reports.controller.ts';
import { ContactStreams } from './contact-streams.ts';
import { DutyContactsController } from './duty-contacts.controller.ts';
import { DutyContacts } from './duty-contacts.ts';
import { EmergencyController } from './emergency.controller.ts';
import { VaultController } from './vault.controller.ts';
import { Vault } from './vault.ts';

const providers = [
  provide(
    Vault,
    [Streams, Keyring, Erasures, LiveDirectory, FEED, TIME_LIMITS],
    (streams, keyring, erasures, directory, feed, { positionMs }) =>
      // The old entry's key is deleted afterwards; after the limit "none" is shown until the new entry is read.
      new Vault({ streams, keyring, erasures, directory, read: (position) => feed.waitFor(position, positionMs) }),
  ),
  provide(
    DutyContacts,
    [Vault, LiveDirectory, FEED, CLOCK],
    (vault, directory, feed, clock) => new DutyContacts(vault, directory, feed, clock),
  ),
  provide(
    ContactReads,
    [CapacityProbes, CLOCK, CONFIG],
    (probes, clock, { limits }) => new ContactReads({ probes, clock, limit: limits.contacts }),
  ),
  provide(ContactStreams, [Streams], (streams) => new ContactStreams(streams)),
  provide(Arrivals, [FEED, LiveCasework], (feed, cases) => new Arrivals(feed, cases)),
  provide(
    AddressNotices,
    [LiveDirectory, FEED, Names, CLOCK],
    (directory, feed, names, clock) => new AddressNotices(directory, feed, names, clock),
  ),
];

/** Addresses, meeting points and duty contacts, and emergency access. */
@Module({
  imports: [IdentityModule, CasesModule],
  controllers: [VaultController, DutyContactsController, ContactReportsController, EmergencyController],
  providers,
  exports: providers,
})
export class VaultModule {}
