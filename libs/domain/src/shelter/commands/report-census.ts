import { accepted } from '../../decider.ts';
import { factsOfCounts } from '../deciding/reported-counts.ts';
import { anyHouseCommand } from './command.ts';

/** The count of one night, whatever it says and for any kind of house. */
export const reportCensus = anyHouseCommand<'report-census'>({
  action: 'report_census',
  isObservation: true,
  decide: (command, state, ctx) => accepted(...factsOfCounts([command], state, ctx, true)),
});
