import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.ts';
import { FiguresController } from './figures.controller.ts';

@Module({ imports: [IdentityModule], controllers: [FiguresController] })
export class FiguresModule {}
