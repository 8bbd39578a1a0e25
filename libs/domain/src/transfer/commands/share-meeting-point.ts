import { same } from '@safe-haven/lang';
import { accepted, refuse } from '../../decider.ts';
import type { TransferCommandRow } from './command.ts';
import { keyOf, momentOf } from './moment.ts';

export const shareMeetingPoint: TransferCommandRow<'share-meeting-point'> = {
  by: 'either',
  when: 'not_ended',
  decide({ point }, state, ctx) {
    if (point.key !== keyOf(ctx)) return refuse('sealed_elsewhere');
    if (state.situation === 'proposed') return refuse('not_accepted');
    if (same(state.meetingPoint, point)) return accepted();
    return accepted({ event: { type: 'MeetingPointShared', point }, occurredAt: momentOf(state, ctx) });
  },
};
