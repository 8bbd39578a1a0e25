import { Module } from '@nestjs/common';
import { provide } from '../environment/provide.ts';
import { EVENT_STORE } from '../environment/tokens.ts';
import { FEED } from '../feed/tokens.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { Histories } from './histories.ts';
import { PastBoard } from './past-board.ts';
import { ReplayController } from './replay.controller.ts';

const providers = [
  provide(Histories, [EVENT_STORE, FEED], (store, feed) => new Histories(store, feed)),
  provide(PastBoard, [Histories], (histories) => new PastBoard(histories)),
];

/** Replay of the viewer's own shelters. */
@Module({ imports: [IdentityModule], controllers: [ReplayController], providers, exports: providers })
export class ReplayModule {}
