import { refuse } from '../decider.ts';
import type { PersonCommandRow, PersonContext } from './commands/command.ts';
import { PERSON_COMMANDS, type PersonCommand } from './commands/index.ts';
import type { PersonDecision } from './rejections.ts';
import type { PersonState } from './state.ts';

/** The decision of a command on an account: the facts to record, or the first reason against it. Pure. */
export function decidePerson(command: PersonCommand, state: PersonState, context: PersonContext): PersonDecision {
  const row = PERSON_COMMANDS[command.type] as PersonCommandRow<PersonCommand>;
  if (row.of === 'anybody') return row.decide(command, state, context);
  if (state.situation === 'unknown') return refuse('person_unknown');
  if (row.of === 'known') return row.decide(command, state, context);
  if (state.situation === 'disabled') return refuse('person_disabled');
  if (row.of === 'enabled') return row.decide(command, state, context);
  if (state.situation === 'invited') return refuse('not_activated');
  return row.decide(command, state, context);
}
