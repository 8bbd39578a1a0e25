import { Module } from '@nestjs/common';
import { HistoryModule } from '../history/history.module.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { ForecastController } from './forecast.controller.ts';

@Module({ imports: [HistoryModule, IdentityModule], controllers: [ForecastController] })
export class ForecastModule {}
