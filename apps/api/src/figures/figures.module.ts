import { Module } from '@nestjs/common';
import { HistoryModule } from '../history/history.module.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { FiguresController } from './figures.controller.ts';

@Module({ imports: [HistoryModule, IdentityModule], controllers: [FiguresController] })
export class FiguresModule {}
