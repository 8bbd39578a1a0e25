import { activity, type CommandName, commandAnswer, shelterDetail } from '@safe-haven/contracts';
import { api } from '../../net/api.ts';

const pathOf = (shelterId: string): string => `/api/shelters/${encodeURIComponent(shelterId)}`;

/** The house as the caller may see it, at least as new as `position`. */
export const fetchDetail = (shelterId: string, position: string, signal: AbortSignal) =>
  api.get(pathOf(shelterId), shelterDetail, { signal, position });

const PAGE = 25;

/** What happened in the house, newest first, before a revision (null: from the newest on). */
export function fetchActivity(shelterId: string, before: string | null, signal: AbortSignal) {
  const query = new URLSearchParams({ limit: String(PAGE), ...(before === null ? {} : { before }) });
  return api.get(`${pathOf(shelterId)}/events?${query}`, activity, { signal });
}

/** A command. The same key may be sent again for ever: it is recorded once. */
export const sendCommand = (shelterId: string, name: CommandName, body: unknown, key: string) =>
  api.post(`${pathOf(shelterId)}/${name}`, body, commandAnswer, { key });
