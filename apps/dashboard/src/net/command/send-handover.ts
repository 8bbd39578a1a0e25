import { type CommandAnswer, commandAnswer, type HandoverBody, type HandoverCommandName } from '@safe-haven/contracts';
import { type Answer, api } from '../api.ts';

/** Sends a command on the shift of the caller's desk, idempotent by its key. */
export const sendHandoverCommand = <N extends HandoverCommandName>(
  name: N,
  body: HandoverBody<N>,
  key: string,
): Promise<Answer<CommandAnswer>> => api.post(`/api/handover/${name}`, body, commandAnswer, { key });
