import type { RequestCriteria } from '@safe-haven/contracts';
import { type Actor, MINUTE, nextEscalationAt, SECOND, type Sealed, unmetReasonsOf } from '@safe-haven/domain';
import { CLOCK } from '../history/shelter-log.ts';
import { instantOf } from '../local-time.ts';
import type { Random } from '../random.ts';
import { answerOf } from './answer.ts';
import { type CaseItem, type CaseLog, newRequestLog } from './case-log.ts';
import { personOf } from './people.ts';
import type { RecordedShelters } from './recorded-shelters.ts';
import type { RequestScenario } from './scenario.ts';

/** The process that records the outcomes of holds in a request. */
const FOLLOWER: Actor = { person: 'system:requests', role: 'service', organisation: null, country: null };
const AT_ONCE = SECOND / 5;
/** How long the shelters have to answer. */
const PATIENCE = 20 * MINUTE;
/** Time between opening a request and asking the shelters. */
const READS = 40 * SECOND;

/** In the demo everybody was asked on the phone and agreed. */
const AGREED = { kind: 'oral', scope: ['share_needs', 'share_health'] } as const;

export interface ScenarioContext {
  readonly shelters: RecordedShelters;
  readonly random: Random;
  /** When the demo begins, in ms. */
  readonly end: number;
}

interface Step {
  readonly ms: number;
  readonly take: (ms: number) => void;
}

/** A request from its opening to the beginning of the demo, with the outcomes of holds from the shelters' histories. */
export function requestEvents(
  scenario: RequestScenario,
  requestId: string,
  criteria: Sealed,
  context: ScenarioContext,
): readonly CaseItem[] {
  const log = newRequestLog(requestId, context.random);
  const steps = [
    ...asking(scenario, criteria, log, context),
    ...answering(scenario, log, context),
    ...following(requestId, log, context),
    ...closing(scenario, log, context),
  ].toSorted((a, b) => a.ms - b.ms);
  for (const { ms, take } of steps) {
    escalate(log, ms);
    take(ms);
  }
  escalate(log, context.end);
  return log.items;
}

/** The sealed part of a scenario: the needs, and the area of departure. */
export const criteriaOf = ({ needs, from }: RequestScenario): RequestCriteria => ({ needs, from });

type Log = CaseLog<
  ReturnType<ReturnType<typeof newRequestLog>['state']>,
  Parameters<ReturnType<typeof newRequestLog>['send']>[2]
>;

function asking(scenario: RequestScenario, criteria: Sealed, log: Log, { end }: ScenarioContext): readonly Step[] {
  const by = personOf(scenario.by);
  const { party, urgency, asked: shelters, avoids: excludedAreas = 0 } = scenario;
  const opened = end - scenario.opened * MINUTE;
  return [
    {
      ms: opened,
      take: (ms) => log.send(ms, by, { type: 'open', party, criteria, urgency, excludedAreas, consent: AGREED }),
    },
    {
      ms: opened + READS,
      take: (ms) => log.send(ms, by, { type: 'broadcast', shelters, respondBy: instantOf(ms + PATIENCE) }),
    },
  ];
}

/** Each shelter answers by its rules and beds; a scenario with another answer is a bug. */
function answering(scenario: RequestScenario, log: Log, { shelters, end }: ScenarioContext): readonly Step[] {
  return scenario.answers.map(({ shelter: shelterId, at, is }) => ({
    ms: end - at * MINUTE,
    take: (ms) => {
      const { answer, codes, by } = answerOf(shelters, scenario, shelterId, instantOf(ms));
      if (answer !== is) throw new Error(`${shelterId} says ${answer} (${codes}) to ${scenario.key}, and not ${is}.`);
      log.send(ms, by, { type: 'respond', shelterId, answer, codes });
    },
  }));
}

function following(requestId: string, log: Log, { shelters }: ScenarioContext): readonly Step[] {
  return shelters.holdOutcomesOf(requestId).map(({ sighting, ms }) => ({
    ms: ms + AT_ONCE,
    take: (now) =>
      log.send(now, FOLLOWER, { type: 'note-hold', sighting }, { commandId: sighting.causeId, source: 'system' }),
  }));
}

/** The unmet reasons are those that the shelters gave. */
function closing({ by, unmet }: RequestScenario, log: Log, { end }: ScenarioContext): readonly Step[] {
  if (!unmet) return [];
  const take = (ms: number): void => {
    const state = log.state();
    const reasons = state.situation === 'unopened' ? [] : unmetReasonsOf(state);
    log.send(ms, personOf(by), { type: 'close-unmet', reasons, interim: unmet.interim });
  };
  return [{ ms: end - unmet.at * MINUTE, take }];
}

/** Escalates whenever it is due before a time (ms). */
function escalate(log: Log, before: number): void {
  for (;;) {
    const state = log.state();
    const due = state.situation === 'unopened' ? null : nextEscalationAt(state);
    if (due === null || Date.parse(due) + AT_ONCE >= before) return;
    log.send(Date.parse(due) + AT_ONCE, CLOCK, { type: 'record-time' }, { source: 'system' });
  }
}
