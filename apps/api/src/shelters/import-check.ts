import { randomUUID } from 'node:crypto';
import type { CommandName } from '@safe-haven/contracts';
import type { ImportChecked } from '@safe-haven/contracts/exchange';
import {
  type Decided,
  type ShelterCommand,
  type ShelterEvent,
  type ShelterState,
  shelterDecider,
} from '@safe-haven/domain';
import { instantOf } from '../environment/clock.ts';
import type { Caller } from '../identity/authentication.ts';
import { Failure } from '../problems/failure.ts';
import type { ShelterStreams } from '../streams/shelter-streams.ts';
import { type PermitContext, permitOrFail } from './permission.ts';
import { isCommandName, toCommand } from './to-command.ts';

type Checked = ImportChecked['steps'][number];

export interface StepsToCheck {
  readonly caller: Caller;
  readonly shelterId: string;
  readonly steps: readonly { readonly name: string; readonly body: unknown }[];
  /** In ms. */
  readonly now: number;
}

/**
 * A dry run of these steps in order: parsed, authorised and decided as if sent now, each on the state after the
 * previous one, without writing (IM-3). A rejected step changes nothing for those after it.
 */
export async function checkSteps(
  shelters: Pick<ShelterStreams, 'headOf'>,
  permitContext: PermitContext | null,
  { caller, shelterId, steps, now }: StepsToCheck,
): Promise<ImportChecked> {
  let { state } = await shelters.headOf(shelterId);
  const checked: Checked[] = [];
  for (const { name, body } of steps) {
    const outcome = await decided(permitContext, caller, state, { name, body, shelterId, now });
    if ('refused' in outcome) checked.push({ added: 0, changed: 0, same: 0, refused: outcome.refused });
    else {
      checked.push({ ...countsOf(state, outcome.command, outcome.events), refused: null });
      state = afterwards(state, outcome.events, caller, now);
    }
  }
  return { steps: checked };
}

type Outcome =
  | { readonly refused: NonNullable<Checked['refused']> }
  | { readonly command: ShelterCommand; readonly events: readonly Decided<ShelterEvent>[] };

async function decided(
  permitContext: PermitContext | null,
  caller: Caller,
  state: ShelterState,
  { name, body, shelterId, now }: { name: string; body: unknown; shelterId: string; now: number },
): Promise<Outcome> {
  try {
    if (!isCommandName(name)) throw new Failure('not_found');
    const command = toCommand(name as CommandName, body);
    // Nothing is written: the run asks for the second factor.
    const outside = await permitOrFail(permitContext, { ...caller, steppedUp: true }, state, command);
    const id = randomUUID();
    const context = {
      id: shelterId,
      commandId: id,
      newId: id,
      now: instantOf(now),
      actor: caller.actor,
      history: () => [],
    };
    const decision = shelterDecider.decide(command, state, { ...context, ...outside });
    if (decision.ok) return { command, events: decision.events };
    return { refused: { code: decision.rejection.code, why: '' } };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { faults = [], detail = '' } = error.extra as {
      faults?: { path: string; message: string }[];
      detail?: string;
    };
    const why = faults.map(({ path, message }) => `${path}: ${message}`).join('; ') || detail;
    return { refused: { code: error.code, why } };
  }
}

/** How many of its events would be new, would change existing values, or exist already. Nights count one by one. */
function countsOf(
  state: ShelterState,
  command: ShelterCommand,
  events: readonly Decided<ShelterEvent>[],
): Omit<Checked, 'refused'> {
  if (command.type === 'report-nights') {
    const isThere = ({ event }: Decided<ShelterEvent>) =>
      event.type === 'CensusReported' && state.situation !== 'unregistered' && hasNight(state, event.night);
    const changed = events.filter(isThere).length;
    return { added: events.length - changed, changed, same: command.nights.length - events.length };
  }
  if (events.length === 0) return { added: 0, changed: 0, same: 1 };
  const changes = command.type === 'change-profile' || command.type === 'change-intake-rules';
  return changes ? { added: 0, changed: 1, same: 0 } : { added: 1, changed: 0, same: 0 };
}

const hasNight = ({ census }: Exclude<ShelterState, { situation: 'unregistered' }>, night: string): boolean =>
  census.months[night.slice(0, 7)]?.[night] !== undefined;

function afterwards(
  before: ShelterState,
  events: readonly Decided<ShelterEvent>[],
  { actor }: Caller,
  now: number,
): ShelterState {
  let state = before;
  for (const { event, occurredAt } of events) {
    const revision = state.situation === 'unregistered' ? 1 : state.revision + 1;
    const { person, role, organisation } = actor;
    const context = { eventId: '', revision, occurredAt, recordedAt: instantOf(now), commandId: '' };
    state = shelterDecider.evolve(state, { event, context: { ...context, actor: { person, role, organisation } } });
  }
  return state;
}
