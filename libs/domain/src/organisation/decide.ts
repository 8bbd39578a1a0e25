import { refuse } from '../decider.ts';
import type { OrganisationCommandRow, OrganisationContext } from './commands/command.ts';
import { ORGANISATION_COMMANDS, type OrganisationCommand } from './commands/index.ts';
import type { OrganisationDecision } from './rejections.ts';
import type { OrganisationState } from './state.ts';

/** OG-1 to OG-4. */
export function decideOrganisation(
  command: OrganisationCommand,
  state: OrganisationState,
  context: OrganisationContext,
): OrganisationDecision {
  const row = ORGANISATION_COMMANDS[command.type] as OrganisationCommandRow<OrganisationCommand>;
  if (row.of === 'any') return row.decide(command, state, context);
  return state.situation === 'registered' ? row.decide(command, state, context) : refuse('organisation_unknown');
}
