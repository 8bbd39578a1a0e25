import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.ts';
import { ForecastController } from './forecast.controller.ts';

@Module({ imports: [IdentityModule], controllers: [ForecastController] })
export class ForecastModule {}
