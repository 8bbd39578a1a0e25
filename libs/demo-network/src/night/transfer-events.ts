import {
  MINUTE,
  type Needs,
  regimeCheck,
  SECOND,
  type Sealed,
  type TransferCommand,
  type TransferState,
  transferDueFrom,
} from '@safe-haven/domain';
import { CLOCK } from '../history/shelter-log.ts';
import { staffOf } from '../history/staff.ts';
import { instantOf } from '../local-time.ts';
import { shelterOf } from '../shelters.ts';
import { type CaseItem, type CaseLog, newTransferLog } from './case-log.ts';
import { personOf } from './people.ts';
import type { ScenarioContext } from './request-events.ts';
import type { Ago, TransferScenario } from './scenario.ts';

/** Delay until a process reacts to a passed time. */
const AT_ONCE = SECOND / 5;

/** The sealed part of a transfer's scenario. */
export interface SealedTransfer {
  readonly details: Sealed;
  /** The meeting point; null when the scenario does not get that far. */
  readonly meetingPoint: Sealed | null;
}

type Log = CaseLog<TransferState, TransferCommand>;
interface Step {
  readonly ago: Ago;
  readonly take: (ms: number) => void;
}

/** A transfer from the proposal to the beginning of the demo. */
export function transferEvents(
  scenario: TransferScenario,
  transferId: string,
  sealed: SealedTransfer,
  context: ScenarioContext,
): readonly CaseItem[] {
  const log = newTransferLog(transferId, context.random);
  const steps = [
    { ago: scenario.proposed, take: (ms: number) => propose(scenario, log, sealed, { ...context, ms }) },
    ...stepsOfSender(scenario, log),
    ...stepsOfReceiver(scenario, log, sealed),
  ];
  for (const { ago, take } of steps.toSorted((a, b) => b.ago - a.ago)) take(context.end - ago * MINUTE);
  noticeOverdue(log, context.end);
  return log.items;
}

function propose(
  { by, from, to, party, details, arrival }: TransferScenario,
  log: Log,
  sealed: SealedTransfer,
  { shelters, end, ms }: ScenarioContext & { readonly ms: number },
): void {
  const [sender, shelter, state] = [personOf(by), shelterOf(to), shelters.at(to, instantOf(ms))];
  const rules = state.situation === 'unregistered' ? null : state.rules;
  const position = { ...details, needs: details.needs as Needs };
  const at = (ago: Ago): string => instantOf(end - ago * MINUTE);
  log.send(ms, sender, {
    type: 'propose',
    fromShelterId: from.shelter,
    to: { organisation: shelter.organisation.name, country: shelter.country, shelterId: to },
    party,
    arrival: { from: at(arrival.from), to: at(arrival.to) },
    regime: regimeCheck({ from: sender.country, to: shelter.country }, rules, position),
    details: sealed.details,
  });
}

function stepsOfSender({ by, consent, departed }: TransferScenario, log: Log): readonly Step[] {
  const sender = personOf(by);
  const steps: Step[] = [];
  if (consent) {
    const { at, kind, scope } = consent;
    steps.push({ ago: at, take: (ms) => log.send(ms, sender, { type: 'record-consent', kind, scope }) });
  }
  if (departed !== undefined) steps.push({ ago: departed, take: (ms) => log.send(ms, sender, { type: 'depart' }) });
  return steps;
}

/** All conditions of the shelter are met before it accepts. */
function stepsOfReceiver(
  { to, accepted, met, arrived }: TransferScenario,
  log: Log,
  { meetingPoint: point }: SealedTransfer,
): readonly Step[] {
  const receiver = staffOf(shelterOf(to)).coordinator;
  const steps: Step[] = [];
  if (accepted !== undefined) {
    const take = (ms: number) => log.send(ms, receiver, { type: 'accept', met: conditionsOf(log.state()) });
    steps.push({ ago: accepted, take });
  }
  if (met !== undefined && point) {
    steps.push({ ago: met, take: (ms) => log.send(ms, receiver, { type: 'share-meeting-point', point }) });
  }
  if (arrived) steps.push({ ago: arrived.at, take: (ms) => log.send(ms, receiver, { type: 'arrive' }) });
  return steps;
}

const conditionsOf = (state: TransferState): readonly string[] =>
  state.situation === 'unproposed' ? [] : state.conditions;

function noticeOverdue(log: Log, end: number): void {
  const state = log.state();
  const due = state.situation === 'unproposed' ? null : transferDueFrom(state);
  if (due === null || Date.parse(due) + AT_ONCE >= end) return;
  log.send(Date.parse(due) + AT_ONCE, CLOCK, { type: 'record-time' }, { source: 'system' });
}
