import type { OperationPlan } from '@safe-haven/contracts';
import { type Actor, isOperationMember, type OpenedOperation } from '@safe-haven/domain';
import type { StoreState } from '../../environment/store-state.ts';
import type { LiveCasework } from '../../feed/live-casework.ts';
import type { MatchableShelters } from '../../feed/matchable-shelters.ts';
import type { SearchLog } from '../../find/search-log.ts';
import type { RequestLimits } from '../../limits/limits.ts';
import type { CapacityProbes } from '../../privacy/probing/capacity-probes.ts';
import { Failure } from '../../problems/failure.ts';
import { notRecorded } from '../../streams/outcome-failure.ts';
import { operationProblem } from '../rejections.ts';
import type { MakePlan } from './make-plan.ts';

/** From this many parties on, what fits of a list counts free places, even of one size: as a sweep does (PV-3). */
const SWEEP_FROM = 3;

export interface AskedPlansParts {
  readonly plans: MakePlan;
  readonly cases: LiveCasework;
  readonly searches: SearchLog;
  readonly probes: CapacityProbes;
  readonly shelters: MatchableShelters;
  readonly limits: RequestLimits;
  readonly storeState: StoreState;
}

/** Who asks for a plan: a member, no oftener than for a search, and never without a fact in the trail. */
export class AskedPlans {
  readonly #parts: AskedPlansParts;

  constructor(parts: AskedPlansParts) {
    this.#parts = parts;
  }

  async of(operationId: string, shown: string | null, actor: Actor): Promise<OperationPlan> {
    const { cases, plans, storeState, limits } = this.#parts;
    // Houses that are out of date must not be promised to anybody.
    if (storeState.delayed) throw new Failure('store_unavailable', { retryAfter: 2 });
    const state = cases.operation(operationId);
    if (state === null || !isOperationMember(state, actor)) {
      throw new Failure('not_found', { detail: 'There is no such operation.' });
    }
    if (state.situation === 'closed') throw new Failure('rejected', operationProblem('operation_closed'));
    await limits.orFail('searches', actor.person);
    await this.#recordOrFail(state, actor);
    return plans.of(state, shown, actor);
  }

  /**
   * A plan asks every house about every party. It is recorded before it is shown, and from the third party on it is in the
   * trail of the houses that were tried.
   */
  async #recordOrFail({ lines }: OpenedOperation, actor: Actor): Promise<void> {
    const { searches, probes, shelters } = this.#parts;
    const recorded = await searches.note(actor);
    if (recorded.kind !== 'done') throw notRecorded(recorded);
    if (lines.length >= SWEEP_FROM) await probes.orFail(actor, 'sweep', shelters.all().values());
  }
}
