import { accepted } from '../../decider.ts';
import type { TransferCommandRow } from './command.ts';
import { momentOf } from './moment.ts';

/** Its request has ended, so the party is not expected any more (TR-9). */
export const callOff: TransferCommandRow<'call-off'> = {
  by: 'process',
  when: 'not_ended',
  decide: ({ placed }, state, ctx) =>
    accepted({
      event: { type: 'TransferFailed', code: placed ? 'went_elsewhere' : 'called_off' },
      occurredAt: momentOf(state, ctx),
    }),
};
