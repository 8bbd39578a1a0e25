import { Body, Controller, Param, Post } from '@nestjs/common';
import {
  type CommandAnswer,
  id,
  type OperationList,
  type OperationPlan,
  type OperationView,
  operationBodies,
  operationPlan,
  operationRead,
  operationsRead,
  planAsk,
} from '@safe-haven/contracts';
import { OPERATION_REJECTION_CODES } from '@safe-haven/domain';
import type { z } from 'zod';
import { ReadsOwnWrites } from '../feed/read-position.ts';
import type { Caller } from '../identity/authentication.ts';
import { CallerOf } from '../identity/caller.ts';
import { Failure } from '../problems/failure.ts';
import { AskedByItself, Needs, SignedIn } from '../routes/access.ts';
import { Answers, AnswersCommands } from '../routes/answers.ts';
import { Since } from '../routes/life.ts';
import { Reads } from '../routes/reads.ts';
import { type Sent, SentAs } from '../routes/sent.ts';
import { AtAnyTime } from '../routes/timely.ts';
import { OperationParts } from './operation-parts.ts';
import { AskedPlans } from './plan/asked-plans.ts';
import { ReadOperations } from './read-operations.ts';
import { isOperationCommand, submitOperation } from './submit-operation.ts';

/** Many parties that were met at one time: their members see all of it, everybody else its size and kinds. */
@Controller()
export class OperationsController {
  readonly #read: ReadOperations;
  readonly #parts: OperationParts;
  readonly #plans: AskedPlans;

  constructor(read: ReadOperations, parts: OperationParts, plans: AskedPlans) {
    this.#read = read;
    this.#plans = plans;
    this.#parts = parts;
  }

  @Reads(operationsRead, 'Operations that are open, and one’s own that closed within a day')
  @ReadsOwnWrites()
  async list(@CallerOf() { actor }: Caller): Promise<OperationList> {
    const { position } = this.#parts.feed;
    return { position, items: await this.#read.list(actor) };
  }

  @Reads(operationRead, 'One operation, for its members')
  @ReadsOwnWrites()
  async one(
    @Param('operationId', { schema: id }) operationId: string,
    @CallerOf() { actor }: Caller,
  ): Promise<OperationView> {
    const view = await this.#read.one(operationId, actor);
    if (!view) throw new Failure('not_found', { detail: 'There is no such operation.' });
    return view;
  }

  @Post('api/operations/:operationId/plan')
  @Since('0.1.0', 'page')
  @Needs('handle_requests')
  @AskedByItself()
  @AtAnyTime()
  @ReadsOwnWrites()
  @Answers(
    'Where its parties could go, over all houses at one position of the log; nothing of it is held',
    operationPlan,
  )
  async plan(
    @Param('operationId', { schema: id }) operationId: string,
    @Body({ schema: planAsk }) { shown }: z.output<typeof planAsk>,
    @CallerOf() { actor }: Caller,
  ): Promise<OperationPlan> {
    return this.#plans.of(operationId, shown, actor);
  }

  /** A command on one operation; what is about people is sealed before anything else handles it. */
  @Post('api/operations/:operationId/:command')
  @Since('0.1.0', 'page')
  // Rights are checked after the lookup of the idempotency key (SH-7).
  @SignedIn()
  @AnswersCommands(operationBodies, OPERATION_REJECTION_CODES)
  async post(
    @Param('operationId', { schema: id }) operationId: string,
    @Param('command') name: string,
    @SentAs() sent: Sent,
    @Body() body: unknown,
    @CallerOf() caller: Caller,
  ): Promise<CommandAnswer> {
    if (!isOperationCommand(name)) throw new Failure('not_found', { detail: 'There is no such command.' });
    return submitOperation(this.#parts, { caller, operationId, name, body, ...sent });
  }
}
