import { answerCodes, areaById } from '@safe-haven/contracts';
import { type Actor, type Answer, type Instant, type Match, match, matchableOf } from '@safe-haven/domain';
import { staffOf } from '../history/staff.ts';
import { shelterOf } from '../shelters.ts';
import type { RecordedShelters } from './recorded-shelters.ts';
import type { RequestStory } from './story.ts';

const CODES: ReadonlySet<string> = new Set(answerCodes);
const ANSWERS: Readonly<Record<Match['outcome'], Answer>> = { takes: 'yes', takes_if: 'yes_if', cannot: 'no' };

/** What a house truthfully says of a party at an instant, by its rules and its free beds; who says it for the house. */
export function answerOf(
  shelters: RecordedShelters,
  story: Pick<RequestStory, 'party' | 'needs' | 'from'>,
  shelterId: string,
  now: Instant,
): { readonly answer: Answer; readonly codes: readonly string[]; readonly by: Actor } {
  const shelter = shelterOf(shelterId);
  const by = staffOf(shelter).staff;
  const state = matchableOf(shelters.at(shelterId, now), { point: pointOf(shelter.area) });
  if (!state) throw new Error(`${shelter.name} is not there yet.`);
  const from = pointOf(story.from);
  const { party, needs } = story;
  const search = { party, needs, from, avoid: [], arrival: null, now, actor: by, requestId: null };
  const { outcome, barriers, conditions } = match(state, search);
  const reasons = outcome === 'cannot' ? barriers : conditions;
  return { answer: ANSWERS[outcome], codes: [...new Set(reasons.map((r) => r.code))].filter((c) => CODES.has(c)), by };
}

function pointOf(areaId: string) {
  const area = areaById(areaId);
  if (!area) throw new Error(`The catalogue has no area ${areaId}.`);
  return area.point;
}
