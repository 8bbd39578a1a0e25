import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.ts';
import { TrendsController } from './trends.controller.ts';
import { TrendsReader } from './trends-reader.ts';

@Module({ imports: [IdentityModule], controllers: [TrendsController], providers: [TrendsReader] })
export class TrendsModule {}
