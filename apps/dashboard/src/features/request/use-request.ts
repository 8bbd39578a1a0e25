import {
  type HouseTask,
  type RequestList,
  type RequestView,
  requestList,
  requestView,
  type TaskList,
  taskList,
} from '@safe-haven/contracts';
import { endpoints } from '../../net/read/endpoints.ts';
import { type Read, useRead } from '../../net/read/use-read.ts';

/** One request, live; null asks nothing. */
export const useRequest = (requestId: string | null): Read<RequestView> =>
  useRead(requestId === null ? null : endpoints.request(requestId), requestView);

/** The open and recent requests of one's organisation, live. */
export const useRequests = (): Read<RequestList> => useRead(endpoints.requests, requestList);

/** What one's own houses are asked, live; whoever answers for no house has none. */
export const useTasks = (mayAnswer: boolean): Read<TaskList> => useRead(mayAnswer ? endpoints.tasks : null, taskList);

/** Whether a promise of it ended, so that it looks for a place again. */
export const isReopened = ({ situation, waitingSince, openedAt }: RequestView): boolean =>
  situation === 'open' && waitingSince !== openedAt;

/** The places that a party takes up; infants take none. */
export const placesOf = ({ party }: Pick<RequestView | HouseTask, 'party'>): number =>
  party.women + party.men + party.other + party.girls + party.boys;
