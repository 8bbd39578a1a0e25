import {
  type HouseTask,
  type RequestList,
  type RequestView,
  requestList,
  requestView,
  type TaskList,
  taskList,
} from '@safe-haven/contracts';
import type { Read } from '../../net/use-read.ts';
import { useLiveRead } from '../live/use-live-read.ts';

/** One request, live; null asks nothing. */
export const useRequest = (requestId: string | null): Read<RequestView> =>
  useLiveRead(requestId === null ? null : `/api/requests/${encodeURIComponent(requestId)}`, requestView);

/** The open and recent requests of one's organisation, live. */
export const useRequests = (): Read<RequestList> => useLiveRead('/api/requests', requestList);

/** What one's own houses are asked, live; whoever answers for no house has none. */
export const useTasks = (mayAnswer: boolean): Read<TaskList> => useLiveRead(mayAnswer ? '/api/tasks' : null, taskList);

/** The places that a party takes up; infants take none. */
export const placesOf = ({ party }: Pick<RequestView | HouseTask, 'party'>): number =>
  party.women + party.men + party.other + party.girls + party.boys;
