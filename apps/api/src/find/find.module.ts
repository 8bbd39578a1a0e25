import { Module } from '@nestjs/common';
import { provide } from '../environment/provide.ts';
import { CLOCK } from '../environment/tokens.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { AccessLog } from '../privacy/access-log.ts';
import { FindController } from './find.controller.ts';
import { SearchLog } from './search-log.ts';

const providers = [provide(SearchLog, [AccessLog, CLOCK], (log, clock) => new SearchLog(log, clock))];

/** Which shelters take a party. */
@Module({ imports: [IdentityModule], controllers: [FindController], providers, exports: providers })
export class FindModule {}
