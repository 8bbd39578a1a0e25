import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.ts';
import { TonightController } from './tonight.controller.ts';

@Module({ imports: [IdentityModule], controllers: [TonightController] })
export class TonightModule {}
