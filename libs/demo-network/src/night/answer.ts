import { answerCodes, areaById } from '@safe-haven/contracts';
import { type Actor, type Answer, type Instant, type Match, match, matchableOf } from '@safe-haven/domain';
import { staffOf } from '../history/staff.ts';
import { shelterOf } from '../shelters.ts';
import type { RecordedShelters } from './recorded-shelters.ts';
import type { RequestScenario } from './scenario.ts';

const CODES: ReadonlySet<string> = new Set(answerCodes);

/** A house knows its own rules: what it has not entered is no condition of its answer. */
const answerFor = ({ outcome, conditions }: Match): Answer =>
  outcome === 'cannot' ? 'no' : conditions.length > 0 ? 'yes_if' : 'yes';

/** A shelter's answer for a party at an instant, from its rules and free beds, and who gives it. */
export function answerOf(
  shelters: RecordedShelters,
  scenario: Pick<RequestScenario, 'party' | 'needs' | 'from'>,
  shelterId: string,
  now: Instant,
): { readonly answer: Answer; readonly codes: readonly string[]; readonly by: Actor } {
  const shelter = shelterOf(shelterId);
  const by = staffOf(shelter).staff;
  const state = matchableOf(shelters.at(shelterId, now), { point: pointOf(shelter.area) });
  if (!state) throw new Error(`${shelter.name} is not there yet.`);
  const from = pointOf(scenario.from);
  const { party, needs } = scenario;
  const search = { party, needs, from, avoid: [], arrival: null, now, actor: by, requestId: null };
  const found = match(state, search);
  const reasons = found.outcome === 'cannot' ? found.barriers : found.conditions;
  return { answer: answerFor(found), codes: [...new Set(reasons.map((r) => r.code))].filter((c) => CODES.has(c)), by };
}

function pointOf(areaId: string) {
  const area = areaById(areaId);
  if (!area) throw new Error(`The catalogue has no area ${areaId}.`);
  return area.point;
}
