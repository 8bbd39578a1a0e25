import {
  type CommandAnswer,
  type CommandName,
  commandAnswer,
  type RequestBody,
  type RequestCommandName,
  type TransferBody,
  type TransferCommandName,
} from '@safe-haven/contracts';
import { type Answer, api } from '../api.ts';
import { newIdempotencyKey } from '../new-idempotency-key.ts';

// A command with its key may be sent again for ever: it is recorded once, and its answer is final.

/** Sends a command on a shelter. `seen`: the log position of the data it was decided on. */
export const sendShelterCommand = (
  shelterId: string,
  name: CommandName,
  body: unknown,
  key: string,
  seen?: string,
): Promise<Answer<CommandAnswer>> =>
  api.post(`/api/shelters/${encodeURIComponent(shelterId)}/${name}`, body, commandAnswer, { key, seen });

/** Sends a command on a request. */
export const sendRequestCommand = <N extends RequestCommandName>(
  requestId: string,
  name: N,
  body: RequestBody<N>,
  key: string,
): Promise<Answer<CommandAnswer>> =>
  api.post(`/api/requests/${encodeURIComponent(requestId)}/${name}`, body, commandAnswer, { key });

/** Sends a command on a transfer. */
export const sendTransferCommand = <N extends TransferCommandName>(
  transferId: string,
  name: N,
  body: TransferBody<N>,
  key: string,
): Promise<Answer<CommandAnswer>> =>
  api.post(`/api/transfers/${encodeURIComponent(transferId)}/${name}`, body, commandAnswer, { key });

/** A new, opaque id for a request or a transfer. */
export const newId = (): string => newIdempotencyKey();
