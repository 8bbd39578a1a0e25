import { accepted } from '../../decider.ts';
import type { Actor } from '../../terms.ts';
import { factsOfCounts } from '../deciding/reported-counts.ts';
import { anyShelterCommand } from './command.ts';

/**
 * Many observations in one append (IM-2). What a person brings in was shown to them before it was written, and brings years
 * of nights: nobody is asked about it again.
 */
export const reportNights = anyShelterCommand<'report-nights'>({
  action: 'report_census',
  isObservation: true,
  decide: (command, state, ctx) => accepted(...factsOfCounts(command.nights, state, ctx, isProgram(ctx.actor))),
});

const isProgram = ({ role, person }: Actor): boolean => role === 'service' && !person.startsWith('system:');
