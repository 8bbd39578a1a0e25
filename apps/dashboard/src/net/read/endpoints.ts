import type { FiguresQuery, ReplayView, TrendsQuery } from '@safe-haven/contracts';

/** A route that can be read, and its key in the query cache: two components that show the same send one request. */
export interface Endpoint {
  readonly path: string;
  readonly key: readonly [kind: 'night' | 'other', path: string];
}

/** The key prefix of queries that are refetched at a `tonight` nudge. */
export const TONIGHT_KEY = ['night'] as const;

const night = (path: string): Endpoint => ({ path, key: ['night', path] });
const other = (path: string): Endpoint => ({ path, key: ['other', path] });
const id = encodeURIComponent;

const PAGE = 25;

export const endpoints = {
  signIn: other('/api/sign-in'),
  demoPeople: other('/api/demo/people'),
  account: other('/api/me/account'),
  people: other('/api/people'),
  organisations: other('/api/organisations'),
  drafts: other('/api/drafts'),
  shelters: other('/api/shelters'),
  tokens: other('/api/tokens'),
  notices: other('/api/notices'),
  shelter: (shelterId: string) => other(`/api/shelters/${id(shelterId)}`),
  meetingPoint: (shelterId: string) => other(`/api/shelters/${id(shelterId)}/meeting-point`),
  /** The activity of a shelter, newest first, before a revision (null: from the newest on). */
  activity: (shelterId: string, before: string | null) =>
    other(
      `/api/shelters/${id(shelterId)}/events?${new URLSearchParams({
        limit: String(PAGE),
        ...(before === null ? {} : { before }),
      })}`,
    ),
  trends: (query: TrendsQuery) =>
    other(
      `/api/trends/occupancy?${new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]))}`,
    ),
  /** How much of the past was read for the replay; each request reads further. */
  replayReading: () => other('/api/replay/reading'),
  replayBoard: (at: string) => other(`/api/replay/board?${new URLSearchParams({ at })}`),
  /** The changes in one's own shelters in a range of time, as a view shows them. */
  replayChanges: (query: { readonly from: string; readonly to: string; readonly view: ReplayView }) =>
    other(`/api/replay/changes?${new URLSearchParams(query)}`),
  replayRooms: (shelterId: string, query: { readonly at: string; readonly view: ReplayView }) =>
    other(`/api/replay/shelters/${id(shelterId)}/rooms?${new URLSearchParams(query)}`),
  replayStep: (query: { readonly from: string; readonly direction: 'next' | 'previous'; readonly view: ReplayView }) =>
    other(`/api/replay/step?${new URLSearchParams(query)}`),
  forecast: (format: 'json' | 'csv') => other(`/api/forecast?${new URLSearchParams({ days: '7', format })}`),
  figures: (query: FiguresQuery) =>
    other(
      `/api/trends/figures?${new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]))}`,
    ),
  /** A page of the audit trail before an entry (null: from the newest on). */
  audit: (query: string, before: string | null) => {
    const params = new URLSearchParams(query);
    if (before !== null) params.set('before', before);
    return other(`/api/audit?${params}`);
  },
  tonight: night('/api/tonight'),
  tasks: night('/api/tasks'),
  requests: night('/api/requests'),
  request: (requestId: string) => night(`/api/requests/${id(requestId)}`),
  transfers: night('/api/transfers'),
  transfer: (transferId: string) => night(`/api/transfers/${id(transferId)}`),
  handover: night('/api/handover'),
  pastHandover: (shiftId: string) => other(`/api/handover/${id(shiftId)}`),
  find: other('/api/find'),
};
