import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.ts';
import { provide } from '../environment/provide.ts';
import { FEED } from '../feed/tokens.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { LiveDirectory } from '../identity/live-directory.ts';
import { CommandsController } from './commands.controller.ts';
import { DraftsController } from './drafts.controller.ts';
import { Registry } from './registry.ts';
import { SheltersController } from './shelters.controller.ts';

/** One house: what is done there, and what happened; and those that wait for a second person. */
@Module({
  imports: [IdentityModule, CasesModule],
  providers: [provide(Registry, [FEED, LiveDirectory], (feed, directory) => new Registry(feed, directory))],
  // Before the routes of one house, of which `drafts` would else be one.
  controllers: [DraftsController, SheltersController, CommandsController],
})
export class SheltersModule {}
