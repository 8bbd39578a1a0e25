import type { CensusDoubt, CommandAnswer } from '@safe-haven/contracts';
import { type Fact, type ShelterCommand, type ShelterState } from '@safe-haven/domain';

/** Why a count is improbable, for programs; the dashboard has its own texts in six languages. */
const TITLES: Readonly<Record<CensusDoubt, string>> = {
  night_in_future: 'That night has not begun by the clocks of the house.',
  night_long_ago: 'That night is more than a year ago.',
  taken_in_future: 'The count was taken at a time that has not come yet (asOf).',
  taken_before_night: 'The count was taken days before its night (asOf).',
  too_many_people: 'These are far more people than are known of this house.',
  too_many_places: 'These are far more places than are known of this house.',
};
const NEXT = 'It is kept, and counts once a person of the house has confirmed it.';

/** What was improbable of the counts that a command reported (OC-9), the same for each copy of it. */
export function countWarnings(
  facts: readonly Fact[],
  command: ShelterCommand,
  state: ShelterState,
): Pick<CommandAnswer, 'warnings'> {
  const doubts = new Set(facts.length > 0 ? doubtsIn(facts) : doubtsBefore(command, state));
  if (doubts.size === 0) return {};
  return { warnings: [...doubts].map((code) => ({ code, title: TITLES[code], next: NEXT })) };
}

const doubtsIn = (facts: readonly Fact[]): readonly CensusDoubt[] =>
  facts.flatMap(({ event }) => (event.type === 'CensusQuestioned' ? event.why : []));

/** An equal count is no new fact: those that it repeats wait, or were discarded. */
function doubtsBefore(command: ShelterCommand, state: ShelterState): readonly CensusDoubt[] {
  if (state.situation === 'unregistered') return [];
  const nights = nightsOf(command);
  return Object.values(state.census.questioned).flatMap(({ night, why }) => (nights.has(night) ? why : []));
}

function nightsOf(command: ShelterCommand): ReadonlySet<string> {
  if (command.type === 'report-census') return new Set([command.night]);
  return new Set(command.type === 'report-nights' ? command.nights.map(({ night }) => night) : []);
}
