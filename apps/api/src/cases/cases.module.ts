import { Module } from '@nestjs/common';
import { provide } from '../environment/provide.ts';
import { FeedModule } from '../feed/feed.module.ts';
import { LiveCasework } from '../feed/live-casework.ts';
import { MatchableShelters } from '../feed/matchable-shelters.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { Keyring } from '../privacy/keys/keyring.ts';
import { PrivacyModule } from '../privacy/privacy.module.ts';
import { RequestStreams } from '../streams/request-streams.ts';
import { SurgeStreams } from '../streams/surge-streams.ts';
import { HoldsForRequests } from './holds-for-requests.ts';
import { OperationRecipients } from './operation-recipients.ts';
import { CaseSealing } from './sealing.ts';
import { SurgeAsked } from './surge-asked.ts';

const providers = [
  provide(CaseSealing, [Keyring], (keyring) => new CaseSealing(keyring)),
  provide(SurgeAsked, [SurgeStreams], (streams) => new SurgeAsked(streams)),
  provide(
    OperationRecipients,
    [LiveCasework, MatchableShelters],
    (cases, shelters) => new OperationRecipients(cases, shelters),
  ),
  provide(HoldsForRequests, [RequestStreams, LiveCasework], (streams, cases) => new HoldsForRequests(streams, cases)),
];

/** What requests, transfers and the holds for them share. */
@Module({ imports: [FeedModule, PrivacyModule, IdentityModule], providers, exports: [FeedModule, ...providers] })
export class CasesModule {}
