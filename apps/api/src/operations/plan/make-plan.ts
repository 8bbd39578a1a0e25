import { setImmediate } from 'node:timers/promises';
import type { OperationPlan } from '@safe-haven/contracts';
import {
  type Actor,
  judge,
  type OpenedOperation,
  type Plan,
  type PlanInput,
  type PlannedHold,
  posePlan,
  rankGives,
  type WouldGive,
  whatCouldGive,
} from '@safe-haven/domain';
import type { CaseSealing } from '../../cases/sealing.ts';
import { type Clock, instantOf } from '../../environment/clock.ts';
import type { BoardFeed } from '../../feed/board.feed.ts';
import type { LiveCasework } from '../../feed/live-casework.ts';
import type { MatchableShelters } from '../../feed/matchable-shelters.ts';
import { Failure } from '../../problems/failure.ts';
import { openedLines } from '../opened.ts';
import { operationProblem } from '../rejections.ts';
import { planInputOf } from './plan-input.ts';
import type { PlanThread } from './plan-thread.ts';
import { planViewOf } from './plan-view.ts';

export interface MakePlanParts {
  readonly cases: LiveCasework;
  readonly feed: BoardFeed;
  readonly shelters: MatchableShelters;
  readonly sealing: CaseSealing;
  readonly thread: PlanThread;
  readonly clock: Clock;
}

/**
 * The plan of an operation, at one position of the log. Options are found here and searched on a thread; the judge adds the
 * plan up again before anybody sees it (PL-4).
 */
export class MakePlan {
  readonly #parts: MakePlanParts;

  constructor(parts: MakePlanParts) {
    this.#parts = parts;
  }

  async of(state: OpenedOperation, shown: string | null, actor: Actor): Promise<OperationPlan> {
    const { sealing, thread, feed, clock, cases, shelters } = this.#parts;
    const { operationId } = state;
    const before = shown === null ? [] : ((await sealing.openPlan(operationId, shown)) ?? []);
    const lines = await openedLines(sealing, state);
    const where = await sealing.openWhere(operationId, state.where);
    // Nothing is awaited between these: houses, time and position are of one state of the log.
    const now = instantOf(clock.now());
    const { position } = feed;
    const all = [...shelters.all().values()];
    const input = planInputOf({ state, lines, where, shown: before, cases, shelters: all, now });
    const posed = posePlan(input);
    if (posed === null) throw new Failure('rejected', operationProblem('too_many_lines'));
    const plan = posed.planOf(await thread.solve(posed.problem, posed.weights));
    const faults = judge(plan, input);
    if (faults.length > 0) throw new Error(`A plan did not stand before its judge: ${faults.join(', ')}.`);
    const gives = await this.#gives(input, plan);
    return {
      position,
      plan: await sealing.plan(operationId, holdsOf(plan, state)),
      madeAt: now,
      ...planViewOf({ plan, input, gives, actor }),
    };
  }

  /** One question after the other, so that nobody else waits for all of them. */
  async #gives(input: PlanInput, plan: Plan): Promise<readonly WouldGive[]> {
    const gives: WouldGive[] = [];
    for (const pose of whatCouldGive(input, plan)) {
      await setImmediate();
      const posed = pose();
      gives.push(posed.gives(await this.#parts.thread.solveGive(posed.problem)));
    }
    return rankGives(gives);
  }
}

/** What a hold of this plan would be: its rooms, and of which state of each line it was made. */
const holdsOf = ({ lines }: Plan, state: OpenedOperation): PlannedHold[] =>
  lines.flatMap(({ line, shelterId, rooms, abroad, minutes }) => {
    const of = state.lines.find((one) => String(one.line) === line);
    if (of === undefined) return [];
    return [{ line: of.line, requestId: of.requestId, since: of.since, shelterId, rooms, abroad, minutes }];
  });
