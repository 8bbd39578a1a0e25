import { Module } from '@nestjs/common';
import { PrivacyModule } from '../privacy/privacy.module.ts';
import { OperationsController } from './operations.controller.ts';

/** Routes for the operator's commands on this machine. */
@Module({ imports: [PrivacyModule], controllers: [OperationsController] })
export class OperationsModule {}
