import { Module } from '@nestjs/common';
import { BoardModule } from '../board/board.module.ts';
import { CasesModule } from '../cases/cases.module.ts';
import { provide } from '../environment/provide.ts';
import { LiveCasework } from '../feed/live-casework.ts';
import { LiveHandovers } from '../feed/live-handovers.ts';
import { FEED } from '../feed/tokens.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { MetricsModule } from '../metrics/metrics.module.ts';
import { Metrics } from '../metrics/metrics.ts';
import { AsyncApiController } from './asyncapi.controller.ts';
import { BoardGateway } from './board.gateway.ts';
import { NoticeNudges } from './notice-nudges.ts';
import { OpenSockets } from './open-sockets.ts';
import { TonightNudges } from './tonight-nudges.ts';

const providers = [
  provide(OpenSockets, [Metrics], (metrics) => {
    const sockets = new OpenSockets();
    metrics.sample('haven_live_readers', 'Open sockets of people who are signed in.', () => sockets.count);
    return sockets;
  }),
  provide(
    TonightNudges,
    [LiveCasework, FEED, LiveHandovers],
    (cases, feed, handovers) => new TonightNudges(cases, feed, handovers),
  ),
  provide(NoticeNudges, [FEED], (feed) => new NoticeNudges(feed)),
  BoardGateway,
];

/** The socket: board updates for each audience, and nudges to refetch. */
@Module({
  imports: [IdentityModule, CasesModule, BoardModule, MetricsModule],
  controllers: [AsyncApiController],
  providers,
  exports: providers,
})
export class LiveModule {}
