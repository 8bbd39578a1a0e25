import { Module } from '@nestjs/common';
import { provide, token } from '../environment/provide.ts';
import { CLOCK, CONFIG, EVENT_STORE } from '../environment/tokens.ts';
import { FEED, SNAPSHOTS } from '../feed/tokens.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { LiveDirectory } from '../identity/live-directory.ts';
import { Names } from '../identity/names.ts';
import type { AnchorLog } from './anchors/anchor-log.ts';
import { composeAnchors } from './anchors/compose.ts';
import { AuditController } from './audit.controller.ts';
import { AuditReader } from './audit-reader.ts';
import { AuditTrail } from './audit-trail.ts';
import { LogCheck } from './verify/log-check.ts';

/** The anchor log; null where the operator configured none. */
export const ANCHORS = token<AnchorLog | null>('anchors');

const providers = [
  provide(ANCHORS, [CONFIG, EVENT_STORE, CLOCK], (config, store, clock) => composeAnchors(config, store, clock)),
  provide(AuditTrail, [SNAPSHOTS], (snapshots) => new AuditTrail(snapshots['audit-trail'])),
  provide(
    AuditReader,
    [EVENT_STORE, FEED, AuditTrail, LiveDirectory, Names],
    (store, feed, trail, directory, names) => new AuditReader({ store, feed, trail, directory, names }),
  ),
  provide(LogCheck, [EVENT_STORE], (store) => new LogCheck(store)),
];

/** The audit trail and the verification of the log's hash chains and anchors. */
@Module({
  imports: [IdentityModule],
  controllers: [AuditController],
  providers,
  exports: providers,
})
export class AuditModule {}
