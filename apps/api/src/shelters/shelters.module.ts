import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.ts';
import { HoldsForRequests } from '../cases/holds-for-requests.ts';
import { SurgeAsked } from '../cases/surge-asked.ts';
import { shelterEvents } from '../environment/event-store.ts';
import { provide } from '../environment/provide.ts';
import { TIME_LIMITS } from '../environment/time-limits.ts';
import { CLOCK, CONFIG, EVENT_STORE } from '../environment/tokens.ts';
import { SentPositions } from '../feed/sent-positions.ts';
import { FEED } from '../feed/tokens.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { LiveDirectory } from '../identity/live-directory.ts';
import { Names } from '../identity/names.ts';
import { Organisations } from '../identity/organisations.ts';
import { AccessLog } from '../privacy/access-log.ts';
import { CapacityProbes } from '../privacy/probing/capacity-probes.ts';
import { PartySizes } from '../privacy/probing/party-sizes.ts';
import { CommandsController } from './commands.controller.ts';
import { DraftsController } from './drafts.controller.ts';
import { HoldsElsewhere } from './holds-elsewhere.ts';
import { ImportController } from './import.controller.ts';
import { OwnSheltersController } from './own-shelters.controller.ts';
import { PERMIT_CONTEXT } from './permission.ts';
import { ProposedChanges } from './proposed-changes.ts';
import { RefusedHolds } from './refused-holds.ts';
import { Registry } from './registry.ts';
import { RulesAsToldController } from './rules-as-told.controller.ts';
import { SetUpNames } from './set-up-so-far.ts';
import { SheltersController } from './shelters.controller.ts';

const providers = [
  provide(
    Registry,
    [FEED, Organisations, LiveDirectory],
    (feed, organisations, directory) => new Registry(feed, organisations, directory),
  ),
  provide(SetUpNames, [Names], (names) => new SetUpNames(names)),
  provide(ProposedChanges, [Names, Registry], (names, registry) => new ProposedChanges(names, registry)),
  provide(
    RefusedHolds,
    [EVENT_STORE, CLOCK, CapacityProbes],
    (store, clock, tries) => new RefusedHolds({ store: shelterEvents(store), clock, tries }),
  ),
  provide(
    HoldsElsewhere,
    [FEED, CLOCK, AccessLog, LiveDirectory, CONFIG, TIME_LIMITS],
    (feed, clock, log, directory, { limits }, { commandMs }) =>
      new HoldsElsewhere({ feed, clock, log, directory, commandMs, limits: limits.holdsElsewhere }),
  ),
  provide(
    PERMIT_CONTEXT,
    [HoldsForRequests, Registry, RefusedHolds, PartySizes, SentPositions, HoldsElsewhere, SurgeAsked],
    (requests, registry, refused, sizes, sent, holds, surges) => ({
      ...{ requests, registry, refused, sizes, sent, holds, surges },
    }),
  ),
];

/** One shelter: its commands, detail and activity; and drafts. */
@Module({
  imports: [IdentityModule, CasesModule],
  providers,
  // Registered before the routes with `:shelterId`, which would match `drafts` too.
  controllers: [
    DraftsController,
    OwnSheltersController,
    ImportController,
    SheltersController,
    RulesAsToldController,
    CommandsController,
  ],
  exports: providers,
})
export class SheltersModule {}
