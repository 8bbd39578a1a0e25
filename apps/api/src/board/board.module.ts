import { Module } from '@nestjs/common';
import { provide } from '../environment/provide.ts';
import { CLOCK, EVENT_STORE } from '../environment/tokens.ts';
import { DELAYED_FEED, FEED } from '../feed/tokens.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { MetricsModule } from '../metrics/metrics.module.ts';
import { Metrics } from '../metrics/metrics.ts';
import { ReplayModule } from '../replay/replay.module.ts';
import { Tracing } from '../traces/tracing.ts';
import { BoardController } from './board.controller.ts';
import { CompressedBoards } from './compressed-boards.ts';
import { LiveBoard } from './live-board.ts';

const providers = [
  provide(
    LiveBoard,
    [FEED, DELAYED_FEED, CLOCK, EVENT_STORE, Metrics, Tracing],
    (now, delayed, clock, { logId }, metrics, tracing) =>
      new LiveBoard(
        { now, delayed },
        {
          clock,
          logId,
          onSent: (ms) => metrics.sent.observe(ms / 1_000),
          ...(tracing.isOn && { onPushed: (facts, since) => tracing.pushed(facts, since) }),
        },
      ),
  ),
  provide(CompressedBoards, [LiveBoard], (live) => new CompressedBoards(live)),
];

/** The board for each audience; `live/` pushes its updates to sockets. */
@Module({
  imports: [IdentityModule, MetricsModule, ReplayModule],
  controllers: [BoardController],
  providers,
  exports: providers,
})
export class BoardModule {}
