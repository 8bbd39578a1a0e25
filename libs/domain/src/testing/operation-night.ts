import { operationDecider } from '../deciders.ts';
import type {
  CommandOf,
  Described,
  OperationCommand,
  OutsideOperation,
  PlannedHold,
} from '../operation/commands/command.ts';
import type { PartyRelations } from '../operation/events.ts';
import type { OpenedOperation, OperationState } from '../operation/state.ts';
import type { Actor, Instant, Sealed } from '../terms.ts';
import { HOTLINE, party } from './people.ts';

export const NOW = '2026-11-25T02:00:00.000Z';
export const NOBODY: PartyRelations = { with: [], notWith: [] };
const ALONE = party({ women: 1 });

export const box = (key: string): Sealed => ({ key, box: 'sealed' });
export const described = (line: number, over: Partial<Described> = {}): Described => {
  const requestId = over.requestId ?? `r${line}`;
  const sealed = { criteria: box(`request-${requestId}`), relations: box(`request-${requestId}`) };
  return { line, requestId, party: ALONE, ...sealed, ...over };
};
export const added = (line: number, related = NOBODY): CommandOf<'add-party'> => ({
  type: 'add-party',
  ...described(line),
  related,
  crosses: 'not_asked',
});

/** An operation of the hotline, and what is decided on it. */
export class Night {
  state: OperationState = operationDecider.initial('o1');
  now: Instant = NOW;
  #revision = -1;

  constructor() {
    this.done({ type: 'open', expected: 3, avoided: 0, where: box('operation-o1') });
  }

  decide(command: OperationCommand, outside: OutsideOperation = {}, actor: Actor = HOTLINE) {
    const context = { id: 'o1', commandId: 'c', newId: 'n', now: this.now, actor, history: () => [], ...outside };
    return operationDecider.decide(command, this.state, context);
  }

  /** Records what is decided; answers the reason of a refusal. */
  done(command: OperationCommand, outside: OutsideOperation = {}, actor: Actor = HOTLINE): string | null {
    const decision = this.decide(command, outside, actor);
    if (!decision.ok) return decision.rejection.code;
    for (const { event, occurredAt } of decision.events) {
      this.#revision += 1;
      const { person, role, organisation } = actor;
      const by = { eventId: `e${this.#revision}`, revision: this.#revision, occurredAt, recordedAt: this.now };
      const context = { ...by, commandId: 'c', actor: { person, role, organisation } };
      this.state = operationDecider.evolve(this.state, { event, context });
    }
    return null;
  }

  get opened(): OpenedOperation {
    if (this.state.situation === 'unopened') throw new Error('it is not open');
    return this.state;
  }

  /** A line as a plan of now has it. */
  planned(line: number, over: Partial<PlannedHold> = {}): PlannedHold {
    const { requestId, since } = this.opened.lines.find((one) => one.line === line)!;
    const way = { shelterId: 'lipa', rooms: ['a'], abroad: false, minutes: 100 };
    return { line, requestId, since, ...way, ...over };
  }

  hold(...lines: readonly PlannedHold[]): string | null {
    return this.done({ type: 'hold', lines, ask: [] });
  }

  /** What the process reports of the newest act. */
  answered(held: readonly number[], refused: readonly number[] = []): string | null {
    const act = this.opened.act ?? '';
    return this.done({
      type: 'answer-holds',
      act,
      shelterId: 'lipa',
      held: held.map((line) => ({ line, holdId: `h${line}` })),
      refused: refused.map((line) => ({ line, code: 'no_free_place' })),
    });
  }
}
