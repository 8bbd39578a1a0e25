import { BOARD_PATH } from '@safe-haven/contracts';
import { api, unvalidated } from './api.ts';

/** Fetches the board at least as of a position ('': any), for the caller to validate; null: the request failed. */
export async function fetchBoard(position: string): Promise<unknown> {
  const answer = await api.get(BOARD_PATH, unvalidated, { position });
  return answer.ok ? answer.value : null;
}
