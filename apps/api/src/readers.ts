import type { HavenEvent } from '@safe-haven/domain';
import type { LogEvent } from '@safe-haven/event-store';
import { AuditTrail } from './audit/audit-trail.ts';
import type { Key } from './environment/provide.ts';
import { ServerTime } from './environment/server-time.ts';
import { EVERYTHING, type LogReader, type Reads } from './feed/dispatch.ts';
import { LiveCasework } from './feed/live-casework.ts';
import { LiveHandovers } from './feed/live-handovers.ts';
import { LiveDirectory } from './identity/live-directory.ts';
import { NOTICE_EVENTS, NoticeNudges } from './live/notice-nudges.ts';
import { TONIGHT_EVENTS } from './live/tonight-events.ts';
import { TonightNudges } from './live/tonight-nudges.ts';
import { Metrics } from './metrics/metrics.ts';
import { KEYS } from './privacy/privacy.module.ts';
import { AcceptedCommands } from './streams/accepted-commands.ts';
import { DeliveryWorkers } from './webhooks/delivery-workers.ts';
import { LiveWebhooks } from './webhooks/live-webhooks.ts';

type PartOf = <T>(key: Key<T>) => T;

/** A row of the table: a part of the program, the events it reads, its function, and its projection. */
const reader =
  <T>(
    key: Key<T>,
    reads: Reads,
    project: (part: T, event: LogEvent<HavenEvent>) => void,
    folded?: (part: T) => NonNullable<LogReader['folded']>,
  ) =>
  (partOf: PartOf): LogReader => {
    const part = partOf(key);
    return { reads, project: (event) => project(part, event), ...(folded && { folded: folded(part) }) };
  };

/**
 * The readers of the log after the board, which reads every event. In this order: data keys before the records sealed
 * under them, nudges after every projection that they announce.
 */
const READERS = [
  reader(
    AcceptedCommands,
    { shelter: 'all' },
    (accepted, event) => accepted.project(event),
    (accepted) => accepted,
  ),
  reader(ServerTime, EVERYTHING, (time, event) => event.readable && time.sync(event.metadata.recordedAt)),
  reader(Metrics, EVERYTHING, (metrics, event) => metrics.projected(event.readable ? event.type : 'unreadable')),
  reader(KEYS, { key: 'all', access: ['SubjectErased'] }, ({ keyring }, event) => keyring.follow(event)),
  reader(
    LiveDirectory,
    { person: 'all', organisation: 'all', token: 'all', vault: 'all', access: 'all' },
    (live, event) => live.project(event),
    (live) => live.directory,
  ),
  reader(
    AuditTrail,
    {
      person: 'all',
      organisation: 'all',
      request: ['RequestOpened', 'RequestBroadcast', 'RequestClosedUnmet', 'RequestWithdrawn'],
      operation: [
        'OperationOpened',
        'OperationHelperJoined',
        'OperationLeadTaken',
        'OperationHoldsAsked',
        'OperationHoldsUndone',
        'OperationMeetingPointShown',
        'OperationClosed',
      ],
      surge: 'all',
      shift: 'all',
      token: 'all',
      webhook: 'all',
      vault: 'all',
      access: 'all',
      key: 'all',
    },
    (audit, event) => audit.project(event),
    (audit) => audit.trail,
  ),
  reader(
    LiveCasework,
    { request: 'all', transfer: 'all', operation: 'all', surge: 'all', shelter: 'all' },
    (cases, event) => cases.project(event),
    (cases) => cases.casework,
  ),
  reader(
    LiveWebhooks,
    { webhook: 'all' },
    (live, event) => live.project(event),
    (live) => live.all,
  ),
  reader(DeliveryWorkers, { shelter: 'all' }, (workers, event) => workers.onEvent(event)),
  reader(
    LiveHandovers,
    { shift: 'all', shelter: ['BedsHeld'] },
    (live, event) => live.project(event),
    (live) => live.handovers,
  ),
  reader(TonightNudges, { shelter: TONIGHT_EVENTS }, (tonight, event) => tonight.project(event)),
  reader(NoticeNudges, NOTICE_EVENTS, (notices, event) => notices.project(event)),
];

/** The readers of a program, created from its parts. */
export const readersOf = (partOf: PartOf): LogReader[] => READERS.map((row) => row(partOf));
