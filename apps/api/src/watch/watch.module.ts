import { Module } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { BoardModule } from '../board/board.module.ts';
import type { Key } from '../environment/provide.ts';
import { HttpModule } from '../http/http.module.ts';
import { SystemController } from './system.controller.ts';
import { Vitals } from './vitals.ts';

/** How the program is: read from its parts when asked, whichever module they are of. */
@Module({
  imports: [BoardModule, HttpModule],
  controllers: [SystemController],
  providers: [
    {
      provide: Vitals,
      inject: [ModuleRef],
      useFactory: (modules: ModuleRef) =>
        new Vitals(<T>(key: Key<T>): T => modules.get<T>(key as symbol, { strict: false })),
    },
  ],
  exports: [Vitals],
})
export class WatchModule {}
