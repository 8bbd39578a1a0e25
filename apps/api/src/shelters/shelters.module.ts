import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.ts';
import { ofHouses } from '../environment/event-store.ts';
import { provide } from '../environment/provide.ts';
import { CLOCK, EVENT_STORE } from '../environment/tokens.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { PartySizes } from '../privacy/tries/party-sizes.ts';
import { PlaceTries } from '../privacy/tries/place-tries.ts';
import { CommandsController } from './commands.controller.ts';
import { RefusedHolds } from './refused-holds.ts';
import { SheltersController } from './shelters.controller.ts';

const providers = [
  provide(
    RefusedHolds,
    [EVENT_STORE, CLOCK, PartySizes, PlaceTries],
    (store, clock, sizes, tries) => new RefusedHolds({ store: ofHouses(store), clock, sizes, tries }),
  ),
];

/** One house: what is done there, and what happened. */
@Module({ imports: [IdentityModule, CasesModule], controllers: [SheltersController, CommandsController], providers })
export class SheltersModule {}
