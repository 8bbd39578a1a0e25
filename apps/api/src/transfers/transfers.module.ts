import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.ts';
import { CaseSealing } from '../cases/sealing.ts';
import { provide } from '../environment/provide.ts';
import { CLOCK } from '../environment/tokens.ts';
import { LiveCasework } from '../feed/live-casework.ts';
import { FEED } from '../feed/tokens.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { AcceptedCommands } from '../streams/accepted-commands.ts';
import { RequestStreams } from '../streams/request-streams.ts';
import { ShelterStreams } from '../streams/shelter-streams.ts';
import { ReadTransfers } from './read-transfers.ts';
import { ReceivingShelter } from './receiving-shelter.ts';
import { TransfersController } from './transfers.controller.ts';

const providers = [
  provide(
    ReceivingShelter,
    [ShelterStreams, AcceptedCommands, RequestStreams, CaseSealing, CLOCK],
    (shelters, written, requests, sealing, clock) =>
      new ReceivingShelter({ shelters, written, requests, sealing, clock }),
  ),
  provide(
    ReadTransfers,
    [LiveCasework, FEED, CaseSealing, CLOCK],
    (cases, feed, sealing, clock) => new ReadTransfers({ cases, feed, sealing, clock }),
  ),
];

/** Transfers between shelters. */
@Module({ imports: [IdentityModule, CasesModule], controllers: [TransfersController], providers })
export class TransfersModule {}
