import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.ts';
import { CaseSealing } from '../cases/sealing.ts';
import { provide } from '../environment/provide.ts';
import { StoreState } from '../environment/store-state.ts';
import { CLOCK } from '../environment/tokens.ts';
import { LiveCasework } from '../feed/live-casework.ts';
import { MatchableShelters } from '../feed/matchable-shelters.ts';
import { FEED } from '../feed/tokens.ts';
import { FindModule } from '../find/find.module.ts';
import { SearchLog } from '../find/search-log.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { LiveDirectory } from '../identity/live-directory.ts';
import { Names } from '../identity/names.ts';
import { RequestLimits } from '../limits/limits.ts';
import { CapacityProbes } from '../privacy/probing/capacity-probes.ts';
import { OperationStreams } from '../streams/operation-streams.ts';
import { OperationParts } from './operation-parts.ts';
import { OperationsController } from './operations.controller.ts';
import { AskedPlans } from './plan/asked-plans.ts';
import { MakePlan } from './plan/make-plan.ts';
import { PlanThread } from './plan/plan-thread.ts';
import { ReadOperations } from './read-operations.ts';

const providers = [
  provide(
    OperationParts,
    [OperationStreams, CaseSealing, LiveCasework, FEED, RequestLimits],
    (streams, sealing, cases, feed, limits) => new OperationParts({ streams, sealing, cases, feed, limits }),
  ),
  provide(PlanThread, [], () => new PlanThread()),
  provide(
    MakePlan,
    [LiveCasework, FEED, MatchableShelters, CaseSealing, PlanThread, CLOCK],
    (cases, feed, shelters, sealing, thread, clock) => new MakePlan({ cases, feed, shelters, sealing, thread, clock }),
  ),
  provide(
    AskedPlans,
    [MakePlan, LiveCasework, SearchLog, CapacityProbes, MatchableShelters, RequestLimits, StoreState],
    (plans, cases, searches, probes, shelters, limits, storeState) =>
      new AskedPlans({ plans, cases, searches, probes, shelters, limits, storeState }),
  ),
  provide(
    ReadOperations,
    [LiveCasework, FEED, CaseSealing, Names, LiveDirectory, CLOCK],
    (cases, feed, sealing, names, directory, clock) =>
      new ReadOperations({ cases, feed, sealing, names, directory, clock }),
  ),
];

/** Many parties that were met at one time. */
@Module({ imports: [IdentityModule, CasesModule, FindModule], controllers: [OperationsController], providers })
export class OperationsModule {}
