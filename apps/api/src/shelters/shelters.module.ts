import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { CommandsController } from './commands.controller.ts';
import { SheltersController } from './shelters.controller.ts';

/** One house: what is done there, and what happened. */
@Module({ imports: [IdentityModule, CasesModule], controllers: [SheltersController, CommandsController] })
export class SheltersModule {}
