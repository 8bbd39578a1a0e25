import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.ts';
import { TrendsController } from './trends.controller.ts';

@Module({ imports: [IdentityModule], controllers: [TrendsController] })
export class TrendsModule {}
