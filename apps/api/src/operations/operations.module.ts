import { Module } from '@nestjs/common';
import { PrivacyModule } from '../privacy/privacy.module.ts';
import { OperationsController } from './operations.controller.ts';

/** What the commands of this machine ask of the program that runs. */
@Module({ imports: [PrivacyModule], controllers: [OperationsController] })
export class OperationsModule {}
