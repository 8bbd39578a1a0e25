import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.ts';
import { LogCheck } from '../audit/verify/log-check.ts';
import { CasesModule } from '../cases/cases.module.ts';
import { Conditions } from '../environment/conditions.ts';
import { provide } from '../environment/provide.ts';
import { TIME_LIMITS } from '../environment/time-limits.ts';
import { CLOCK, CONDITION_LINES, CONFIG } from '../environment/tokens.ts';
import { LiveCasework } from '../feed/live-casework.ts';
import { FEED } from '../feed/tokens.ts';
import { LogBackup } from '../privacy/backup/log-backup.ts';
import { ledgerPath } from '../privacy/erasure/compose-keys.ts';
import { KEYS, PrivacyModule } from '../privacy/privacy.module.ts';
import { OperationStreams } from '../streams/operation-streams.ts';
import { RequestStreams } from '../streams/request-streams.ts';
import { ShelterStreams } from '../streams/shelter-streams.ts';
import { Streams } from '../streams/streams.ts';
import { SurgeStreams } from '../streams/surge-streams.ts';
import { TransferStreams } from '../streams/transfer-streams.ts';
import { AskConfirmations } from './ask-confirmations.ts';
import { FollowRequests } from './follow-requests.ts';
import { FollowSurges } from './follow-surges.ts';
import { LapseHolds } from './lapse-holds.ts';
import { RequestClock } from './request-clock.ts';
import { backupJob, retainJob, verifyJob } from './upkeep/jobs.ts';
import { Upkeep } from './upkeep/upkeep.ts';

const providers = [
  provide(LapseHolds, [FEED, ShelterStreams, CLOCK], (feed, shelters, clock) => new LapseHolds(feed, shelters, clock)),
  provide(
    AskConfirmations,
    [FEED, ShelterStreams, CLOCK],
    (feed, shelters, clock) => new AskConfirmations(feed, shelters, clock),
  ),
  provide(FollowSurges, [FEED, ShelterStreams], (feed, shelters) => new FollowSurges(feed, shelters)),
  provide(
    FollowRequests,
    [
      LiveCasework,
      RequestStreams,
      OperationStreams,
      TransferStreams,
      ShelterStreams,
      FollowSurges,
      CONFIG,
      TIME_LIMITS,
    ],
    (cases, requests, operations, transfers, shelters, surges, { escalation }, { againMs }) =>
      new FollowRequests({ cases, requests, operations, transfers, shelters, surges, escalation, againMs }),
  ),
  provide(
    RequestClock,
    [LiveCasework, RequestStreams, TransferStreams, OperationStreams, SurgeStreams, CLOCK],
    (cases, request, transfer, operation, surge, clock) =>
      new RequestClock(cases, { request, transfer, operation, surge }, clock),
  ),
  provide(
    Upkeep,
    [CONFIG, Streams, KEYS, LogBackup, LogCheck, Conditions, CONDITION_LINES],
    (config, streams, keys, backup, check, conditions, say) => {
      const places = config.daily?.backup ?? null;
      const backups =
        places === null ? [] : [backupJob({ backup, places, ledger: ledgerPath(config), clock: streams.clock })];
      return new Upkeep({
        streams,
        conditions,
        say,
        atMinutes: config.daily?.atMinutes ?? null,
        // What is forgotten is in no copy of today; what is copied was checked yesterday, and is checked again when it is taken.
        jobs: [retainJob(keys), ...backups, verifyJob(check, conditions)],
      });
    },
  ),
];

/** Processes that run without a user: lapses, consequences for requests and transfers, escalations, check hours, daily work. */
@Module({ imports: [CasesModule, PrivacyModule, AuditModule], providers, exports: providers })
export class ProcessesModule {}
