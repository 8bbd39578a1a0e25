import { accepted } from '../../decider.ts';
import { factsOfCounts } from '../deciding/reported-counts.ts';
import { anyShelterCommand } from './command.ts';

/** The count of one night, whatever it says and for any kind of house. */
export const reportCensus = anyShelterCommand<'report-census'>({
  action: 'report_census',
  isObservation: true,
  decide: (command, state, ctx) => accepted(...factsOfCounts([command], state, ctx, true)),
});
