import type { RequestCriteria } from '@safe-haven/contracts';
import { type Actor, MINUTE, nextEscalationAt, SECOND, type Sealed, unmetReasonsOf } from '@safe-haven/domain';
import { CLOCK } from '../history/shelter-log.ts';
import { instantOf } from '../local-time.ts';
import type { Random } from '../random.ts';
import { answerOf } from './answer.ts';
import { type CaseItem, type CaseLog, newRequestLog } from './case-log.ts';
import { personOf } from './people.ts';
import type { RecordedShelters } from './recorded-shelters.ts';
import type { RequestStory } from './story.ts';

/** The process that writes down in a request what became of its holds; it does so at once. */
const FOLLOWER: Actor = { person: 'system:requests', role: 'service', organisation: null, country: null };
const AT_ONCE = SECOND / 5;
/** How long the houses have to answer. */
const PATIENCE = 20 * MINUTE;
/** Whoever opens a request reads it once more before the houses are asked. */
const READS = 40 * SECOND;

/** In the demo everybody was asked on the phone, and agreed. */
const AGREED = { kind: 'oral', scope: ['share_needs', 'share_health'] } as const;

export interface StoryContext {
  readonly shelters: RecordedShelters;
  readonly random: Random;
  /** When the demo begins, in ms. */
  readonly end: number;
}

interface Step {
  readonly ms: number;
  readonly take: (ms: number) => void;
}

/** A request from its opening to the moment the demo begins, holds of the houses' histories included. */
export function requestEvents(
  story: RequestStory,
  requestId: string,
  criteria: Sealed,
  context: StoryContext,
): readonly CaseItem[] {
  const log = newRequestLog(requestId, context.random);
  const steps = [
    ...asking(story, criteria, log, context),
    ...answering(story, log, context),
    ...following(requestId, log, context),
    ...closing(story, log, context),
  ].toSorted((a, b) => a.ms - b.ms);
  for (const { ms, take } of steps) {
    escalate(log, ms);
    take(ms);
  }
  escalate(log, context.end);
  return log.items;
}

/** What is sealed of a story: the needs, and the area from which they leave. */
export const criteriaOf = ({ needs, from }: RequestStory): RequestCriteria => ({ needs, from });

type Log = CaseLog<
  ReturnType<ReturnType<typeof newRequestLog>['state']>,
  Parameters<ReturnType<typeof newRequestLog>['send']>[2]
>;

function asking(story: RequestStory, criteria: Sealed, log: Log, { end }: StoryContext): readonly Step[] {
  const by = personOf(story.by);
  const { party, urgency, asked: shelters, avoids: excludedAreas = 0 } = story;
  const opened = end - story.opened * MINUTE;
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

/** Each house says what its rules and beds say; a story that says otherwise is a mistake. */
function answering(story: RequestStory, log: Log, { shelters, end }: StoryContext): readonly Step[] {
  return story.answers.map(({ shelter: shelterId, at, is }) => ({
    ms: end - at * MINUTE,
    take: (ms) => {
      const { answer, codes, by } = answerOf(shelters, story, shelterId, instantOf(ms));
      if (answer !== is) throw new Error(`${shelterId} says ${answer} (${codes}) to ${story.key}, and not ${is}.`);
      log.send(ms, by, { type: 'respond', shelterId, answer, codes });
    },
  }));
}

function following(requestId: string, log: Log, { shelters }: StoryContext): readonly Step[] {
  return shelters.sightingsOf(requestId).map(({ sighting, ms }) => ({
    ms: ms + AT_ONCE,
    take: (now) =>
      log.send(now, FOLLOWER, { type: 'note-hold', sighting }, { commandId: sighting.causeId, source: 'system' }),
  }));
}

/** Why there was no place is what the houses said. */
function closing({ by, unmet }: RequestStory, log: Log, { end }: StoryContext): readonly Step[] {
  if (!unmet) return [];
  const take = (ms: number): void => {
    const state = log.state();
    const reasons = state.situation === 'unopened' ? [] : unmetReasonsOf(state);
    log.send(ms, personOf(by), { type: 'close-unmet', reasons, interim: unmet.interim });
  };
  return [{ ms: end - unmet.at * MINUTE, take }];
}

/** The clock tells one more level of people whenever it is due before a time (ms). */
function escalate(log: Log, before: number): void {
  for (;;) {
    const state = log.state();
    const due = state.situation === 'unopened' ? null : nextEscalationAt(state);
    if (due === null || Date.parse(due) + AT_ONCE >= before) return;
    log.send(Date.parse(due) + AT_ONCE, CLOCK, { type: 'record-time' }, { source: 'system' });
  }
}
