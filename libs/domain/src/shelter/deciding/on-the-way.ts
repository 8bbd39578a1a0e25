import { isOfRequests } from '../../policy/may.ts';
import type { ShelterContext } from '../decision.ts';
import type { Hold } from '../state.ts';

/** Whether ending this hold leaves a party on the way without a place. The house may not have read the departure yet. */
const hasSetOut = ({ setOutAt, transferId }: Hold, { expected = [] }: ShelterContext): boolean =>
  setOutAt !== null || expected.some((of) => of.transferId === transferId);

/** Whether a person has to say that they know of a party on the way (TR-12): the program follows what was said already. */
export const asksFirst = (
  hold: Hold,
  { diverts }: { readonly diverts?: true | undefined },
  ctx: ShelterContext,
): boolean =>
  diverts === undefined && hasSetOut(hold, ctx) && !isOfRequests(ctx.actor, hold.requestId ?? hold.transferId);
