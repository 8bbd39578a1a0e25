import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.ts';
import { LogController } from './log.controller.ts';
import { PartnersController } from './partners.controller.ts';
import { TablesController } from './tables.controller.ts';

@Module({ imports: [IdentityModule], controllers: [TablesController, PartnersController, LogController] })
export class ExportsModule {}
