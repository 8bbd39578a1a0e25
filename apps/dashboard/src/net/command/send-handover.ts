import { type CommandAnswer, commandAnswer, type HandoverBody, type HandoverCommandName } from '@safe-haven/contracts';
import { type Answer, api } from '../api.ts';

/** A command on the shift of one's own desk; with its key it is recorded once. */
export const sendHandoverCommand = <N extends HandoverCommandName>(
  name: N,
  body: HandoverBody<N>,
  key: string,
): Promise<Answer<CommandAnswer>> => api.post(`/api/handover/${name}`, body, commandAnswer, { key });
