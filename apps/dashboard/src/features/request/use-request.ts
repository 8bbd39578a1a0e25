import {
  type RequestList,
  type RequestView,
  requestRead,
  requestsRead,
  type ShelterTask,
  type TaskList,
  tasksRead,
} from '@safe-haven/contracts';
import { placesFor } from '../../model/party/party.ts';
import { endpointOf } from '../../net/read/endpoints.ts';
import { type Read, useRead } from '../../net/read/use-read.ts';

/** One request, live; null sends no request. */
export const useRequest = (requestId: string | null): Read<RequestView> =>
  useRead(requestId === null ? null : endpointOf(requestRead, { requestId }));

/** The open and recent requests of the organisation, live. */
export const useRequests = (): Read<RequestList> => useRead(endpointOf(requestsRead));

/** The tasks of one's own shelters, live; null for roles that answer for none. */
export const useTasks = (mayAnswer: boolean): Read<TaskList> => useRead(mayAnswer ? endpointOf(tasksRead) : null);

/** Whether a promise ended, so that it searches again. */
export const isReopened = ({ situation, waitingSince, openedAt }: RequestView): boolean =>
  situation === 'open' && waitingSince !== openedAt;

/** The number of places that a request asks for. */
export const placesOf = ({ party }: Pick<RequestView | ShelterTask, 'party'>): number => placesFor(party);
