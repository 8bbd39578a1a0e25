import type { OperationInput, PartyRelations, RequestCriteria, Travel } from '@safe-haven/contracts';
import {
  type Described,
  lineOf,
  type OpenedOperation,
  type OperationCommand,
  type OperationLine,
  partyOf,
  type Sealed,
} from '@safe-haven/domain';
import type { CaseSealing } from '../cases/sealing.ts';
import { Failure } from '../problems/failure.ts';
import { commandIdOf } from '../streams/command-key.ts';
import { relationsOf } from './opened.ts';
import { operationProblem } from './rejections.ts';
import type { ClearOperation } from './submit-operation.ts';

/** What a body is made a command with. */
export interface Making {
  readonly sealing: CaseSealing;
  readonly operationId: string;
  readonly commandId: string;
  /** The operation as it is; null: it was not opened. */
  readonly state: OpenedOperation | null;
}

type Typed = Pick<OperationInput<'change-party'>, 'line' | 'party' | 'needs'>;
type Criteria = RequestCriteria['needs'];

/** The domain's command of a body: whatever is about people is sealed before anything else sees it. */
export async function toOperationCommand(making: Making, clear: ClearOperation): Promise<OperationCommand> {
  switch (clear.name) {
    case 'open': {
      const { expected, from, avoid } = clear.data;
      const areas = [...new Set(avoid)];
      const where = await making.sealing.where(making.operationId, { from, avoid: areas });
      return { type: 'open', expected, avoided: areas.length, where };
    }
    case 'add-party': {
      const { crosses } = clear.data;
      const related = relationsIn(clear.data);
      return { type: 'add-party', ...(await described(making, clear.data, null, related)), related, crosses };
    }
    case 'change-party': {
      const before = lineIn(making, clear.data.line);
      return { type: 'change-party', ...(await described(making, clear.data, before)) };
    }
    case 'relate-party': {
      const before = lineIn(making, clear.data.line);
      const related = relationsIn(clear.data);
      const relations = before === null ? NOWHERE : await making.sealing.relations(before.requestId, related);
      return { type: 'relate-party', line: clear.data.line, relations, related };
    }
    case 'join-parties':
      return joined(making, clear.data);
    case 'split-party':
      return split(making, clear.data);
    case 'hold': {
      const planned = await making.sealing.openPlan(making.operationId, clear.data.plan);
      if (planned === null) throw new Failure('rejected', operationProblem('plan_outdated'));
      const lines = planned.filter(({ line }) => clear.data.lines?.includes(line) ?? true);
      const ask = clear.data.ask.filter(({ line }) => !lines.some((one) => one.line === line));
      return { type: 'hold', lines, ask };
    }
    case 'help':
      return { type: 'help' };
    case 'add-ride': {
      const { shelterId } = clear.data;
      return { type: 'add-ride', shelterId, ...(await travelling(making, clear.data)) };
    }
    case 'change-ride': {
      const { ride } = clear.data;
      return { type: 'change-ride', ride, ...(await travelling(making, clear.data)) };
    }
    default:
      return { type: clear.name, ...clear.data } as OperationCommand;
  }
}

/** Who travels and when, in the clear for the decision and sealed for the log. */
async function travelling({ sealing, operationId }: Making, { lines, leavesAt }: Travel) {
  const says = { lines: [...new Set(lines)].toSorted((a, b) => a - b), leavesAt };
  return { travel: await sealing.travel(operationId, says), says };
}

/** Of a line that is not there nothing is sealed: the command is refused. */
const NOWHERE: Sealed = { key: 'none', box: 'none' };

const lineIn = ({ state }: Making, line: number): OperationLine | null => (state === null ? null : lineOf(state, line));

const relationsIn = (body: {
  readonly with: readonly number[];
  readonly notWith: readonly number[];
}): PartyRelations => ({
  with: [...new Set(body.with)],
  notWith: [...new Set(body.notWith)],
});

/** A party whose request was opened is another one to all houses when it changes: it gets a request of its own. */
async function described(
  making: Making,
  { line, party, needs }: Typed,
  before: OperationLine | null,
  says?: PartyRelations,
): Promise<Described> {
  const { sealing, operationId, commandId, state } = making;
  const isSame = before !== null && !before.isRequested;
  const requestId = isSame ? before.requestId : commandIdOf('operations', `${operationId} ${commandId} ${line}`);
  const where = state === null ? null : await sealing.openWhere(operationId, state.where);
  const criteria = await sealing.criteria(requestId, { needs: needs as Criteria, from: where?.from ?? null });
  const related = says ?? (before === null ? { with: [], notWith: [] } : await relationsOf(sealing, before));
  const relations = await sealing.relations(requestId, related);
  return { line, requestId, party: partyOf(party), criteria, relations };
}

/** Whatever was said of either is said of both; who named the other now names this one. */
async function joined(making: Making, data: OperationInput<'join-parties'>): Promise<OperationCommand> {
  const { state, sealing } = making;
  const [before, other] = [lineIn(making, data.line), lineIn(making, data.other)];
  const saying = async (line: OperationLine | null) =>
    line === null ? { with: [], notWith: [] } : relationsOf(sealing, line);
  const [mine, theirs] = [await saying(before), await saying(other)];
  const united = (a: readonly number[], b: readonly number[]) =>
    [...new Set([...a, ...b])].filter((line) => line !== data.line && line !== data.other);
  const related = { with: united(mine.with, theirs.with), notWith: united(mine.notWith, theirs.notWith) };
  const others: { line: number; relations: Sealed; related: PartyRelations }[] = [];
  for (const line of state?.lines ?? []) {
    if (line.line === data.line || line.line === data.other) continue;
    const says = await relationsOf(sealing, line);
    if (![...says.with, ...says.notWith].includes(data.other)) continue;
    const renamed = (all: readonly number[]) => [...new Set(all.map((one) => (one === data.other ? data.line : one)))];
    const now = { with: renamed(says.with), notWith: renamed(says.notWith) };
    others.push({ line: line.line, relations: await sealing.relations(line.requestId, now), related: now });
  }
  const party = await described(making, data, before, related);
  return { type: 'join-parties', ...party, related, other: data.other, others };
}

/** Whom all of them may not meet, each of them may not meet. */
async function split(making: Making, data: OperationInput<'split-party'>): Promise<OperationCommand> {
  const before = lineIn(making, data.line);
  const mine = before === null ? { with: [], notWith: [] } : await relationsOf(making.sealing, before);
  const avoiding: number[] = [];
  for (const line of making.state?.lines ?? []) {
    const { notWith } = await relationsOf(making.sealing, line);
    if (notWith.includes(data.line)) avoiding.push(line.line);
  }
  const apart = { with: [], notWith: [...new Set([...mine.notWith, ...avoiding])] };
  const into = await described(making, data.into, null, apart);
  return { type: 'split-party', ...(await described(making, data, before, mine)), into };
}
