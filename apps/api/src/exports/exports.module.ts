import { Module } from '@nestjs/common';
import { provide } from '../environment/provide.ts';
import { HistoryModule } from '../history/history.module.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { MasterKeys } from '../privacy/keys/master-keys.ts';
import { FileTags } from './file-tags.ts';
import { LogController } from './log.controller.ts';
import { PartnersController } from './partners.controller.ts';
import { TablesController } from './tables.controller.ts';

const providers = [provide(FileTags, [MasterKeys], (keys) => new FileTags(keys.derive('file tags')))];

@Module({
  imports: [HistoryModule, IdentityModule],
  controllers: [TablesController, PartnersController, LogController],
  providers,
})
export class ExportsModule {}
