import { Module } from '@nestjs/common';
import { BoardModule } from '../board/board.module.ts';
import { CasesModule } from '../cases/cases.module.ts';
import { OperationRecipients } from '../cases/operation-recipients.ts';
import { provide } from '../environment/provide.ts';
import { LiveCasework } from '../feed/live-casework.ts';
import { LiveHandovers } from '../feed/live-handovers.ts';
import { FEED } from '../feed/tokens.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { AsyncApiController } from './asyncapi.controller.ts';
import { BoardGateway } from './board.gateway.ts';
import { NoticeNudges } from './notice-nudges.ts';
import { OpenSockets } from './open-sockets.ts';
import { TonightNudges } from './tonight-nudges.ts';

const providers = [
  OpenSockets,
  provide(
    TonightNudges,
    [LiveCasework, FEED, LiveHandovers],
    (cases, feed, handovers) => new TonightNudges(cases, feed, handovers),
  ),
  provide(
    NoticeNudges,
    [FEED, LiveCasework, OperationRecipients],
    (feed, cases, operations) => new NoticeNudges(feed, cases, operations),
  ),
  BoardGateway,
];

/** The socket: board updates for each audience, and nudges to refetch. */
@Module({
  imports: [IdentityModule, CasesModule, BoardModule],
  controllers: [AsyncApiController],
  providers,
  exports: providers,
})
export class LiveModule {}
