import { acceptedAt } from '../../decider.ts';
import type { PushEnd } from '../events.ts';
import { endOf } from '../pushes.ts';
import type { PersonCommandRow } from './command.ts';

interface UnsubscribePush {
  /** null: every device. Unsubscribing twice is accepted. */
  readonly only: readonly string[] | null;
  readonly reason: Exclude<PushEnd, 'signed_out'>;
}

export const unsubscribePush: PersonCommandRow<UnsubscribePush> = {
  of: 'active',
  decide({ only, reason }, { pushes }, ctx) {
    const ended = Object.keys(pushes).filter((id) => only === null || only.includes(id));
    return acceptedAt(ctx.now, ...ended.map(endOf(reason)));
  },
};
