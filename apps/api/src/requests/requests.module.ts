import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.ts';
import { CaseSealing } from '../cases/sealing.ts';
import { provide } from '../environment/provide.ts';
import { CLOCK } from '../environment/tokens.ts';
import { LiveCasework } from '../feed/live-casework.ts';
import { FEED } from '../feed/tokens.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { ReadRequests } from './read-requests.ts';
import { RequestsController } from './requests.controller.ts';
import { TasksController } from './tasks.controller.ts';

const providers = [
  provide(
    ReadRequests,
    [LiveCasework, FEED, CaseSealing, CLOCK],
    (cases, feed, sealing, clock) => new ReadRequests({ cases, feed, sealing, clock }),
  ),
];

/** Requests, and the tasks of the shelters asked. */
@Module({ imports: [IdentityModule, CasesModule], controllers: [RequestsController, TasksController], providers })
export class RequestsModule {}
