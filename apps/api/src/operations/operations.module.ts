import { Module } from '@nestjs/common';
import { PrivacyModule } from '../privacy/privacy.module.ts';
import { OperationsController } from './operations.controller.ts';

/** Routes for the operator's command-line tools. */
@Module({ imports: [PrivacyModule], controllers: [OperationsController] })
export class OperationsModule {}
