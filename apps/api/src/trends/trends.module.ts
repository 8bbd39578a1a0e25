import { Module } from '@nestjs/common';
import { HistoryModule } from '../history/history.module.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { FiguresController, ForecastController, TrendsController } from './trends.controller.ts';

@Module({
  imports: [HistoryModule, IdentityModule],
  controllers: [TrendsController, FiguresController, ForecastController],
})
export class TrendsModule {}
