import type {
  EndedHold,
  NightHold,
  OpenPartyView,
  RequestView,
  ShelterTask,
  Tonight,
  TransferView,
} from '@safe-haven/contracts';
import { isOverdue } from '../../features/hold/on-the-way/on-the-way.ts';
import { isClose } from '../../model/time/countdown.ts';
import { isUnanswered } from './tasks/task-key.ts';

/** The data of Tonight; empty until loaded. */
interface TonightSources {
  readonly night: Tonight;
  readonly tasks: readonly ShelterTask[];
  readonly requests: readonly RequestView[];
  readonly transfers: readonly TransferView[];
}

/** A hold, or an expected party without one. */
export type Expected =
  | { readonly kind: 'hold'; readonly hold: NightHold }
  | { readonly kind: 'transfer'; readonly party: OpenPartyView };

/** The sections of Tonight in the order of the screen. */
export interface TonightSections {
  /** Diversions; then overdue parties, longest first; then holds in their last 15 minutes, by deadline. */
  readonly now: readonly Expected[];
  /** Holds whose party arrived within the last minutes, newest first. */
  readonly arrived: readonly EndedHold[];
  /** Own shelters that are asked to confirm at their check hours. */
  readonly confirm: Tonight['stale'];
  /** Own shelters with improbable counts that wait for somebody. */
  readonly counts: NonNullable<Tonight['counts']>;
  /** Unanswered tasks; then those whose turn it is; then other answered ones that are still open. */
  readonly openTasks: readonly ShelterTask[];
  readonly requests: readonly OpenPartyView[];
  readonly holds: readonly NightHold[];
  readonly onTheWay: readonly Expected[];
  /** Own shelters that were not confirmed for hours, without being asked. */
  readonly stale: Tonight['stale'];
  /** Closed cases. */
  readonly closed: ClosedCases;
}

export interface ClosedCases {
  /** Holds that are over, other than those of a request or transfer that is listed. */
  readonly holds: readonly EndedHold[];
  readonly tasks: readonly ShelterTask[];
  readonly requests: readonly RequestView[];
  readonly transfers: readonly TransferView[];
}

/** Sorts the data into sections. `now` in ms. */
export function sectionsOf({ night, tasks, requests, transfers }: TonightSources, now: number): TonightSections {
  const all = night.parties.filter(({ kind }) => kind === 'transfer').map(asTransfer);
  const diverted = all.filter(({ party }) => party.diverted);
  const transferring = all.filter(({ party }) => !party.diverted);
  const held = night.holds.map(asHold);
  const overdueRows = [
    ...transferring.filter(({ party }) => party.overdue),
    ...held.filter(({ hold }) => isOverdue(hold, now)),
  ];
  const rest = held.filter(({ hold }) => !isOverdue(hold, now));
  const close = rest.filter(({ hold }) => isClose(hold.expiresAt, now));
  const calm = rest.filter(({ hold }) => !isClose(hold.expiresAt, now));
  const asked = (task: ShelterTask) => isAsked(task, now);
  const ended = (night.ended ?? []).filter((hold) => !hold.ofTransfer);
  const closedRequests = requests.filter(({ closedAt }) => closedAt !== null);
  return {
    now: [
      ...byTime(diverted, expectedUntil),
      ...byTime(overdueRows, expectedUntil),
      ...byTime(close, ({ hold }) => hold.expiresAt),
    ],
    openTasks: byTime(tasks.filter(asked), ({ respondBy }) => respondBy).toSorted((a, b) => rank(a) - rank(b)),
    requests: night.parties.filter((party) => party.kind === 'request' && !isHeld(party, requests, night.holds)),
    holds: byTime(
      calm.filter(({ hold }) => hold.overdueFrom === null).map(({ hold }) => hold),
      ({ expiresAt }) => expiresAt,
    ),
    onTheWay: byTime(
      [...transferring.filter(({ party }) => !party.overdue), ...calm.filter(({ hold }) => hold.overdueFrom !== null)],
      expectedUntil,
    ),
    arrived: ended.filter((hold) => hasJustArrived(hold, now)),
    confirm: night.stale.filter(({ askedSince }) => askedSince !== null),
    counts: night.counts ?? [],
    stale: night.stale.filter(({ askedSince }) => askedSince === null),
    closed: {
      tasks: tasks.filter((task) => !asked(task)),
      holds: ended.filter(
        (hold) => !hasJustArrived(hold, now) && !closedRequests.some(({ requestId }) => requestId === hold.requestId),
      ),
      requests: closedRequests,
      transfers: transfers.filter(({ endedAt }) => endedAt !== null),
    },
  };
}

/** Whether nothing is open; arrivals and closed cases do not count. */
export const isQuiet = ({ closed: _, arrived: __, ...open }: TonightSections): boolean =>
  Object.values(open).every(({ length }) => length === 0);

const asHold = (hold: NightHold) => ({ kind: 'hold', hold }) as const;
const asTransfer = (party: OpenPartyView) => ({ kind: 'transfer', party }) as const;

const byTime = <T>(items: readonly T[], timeOf: (item: T) => string): readonly T[] =>
  items.toSorted((a, b) => (timeOf(a) < timeOf(b) ? -1 : timeOf(a) > timeOf(b) ? 1 : 0));

/** The end of the arrival window, by which the overdue are sorted. */
const expectedUntil = (item: Expected): string =>
  item.kind === 'hold' ? (item.hold.arrival?.to ?? item.hold.expiresAt) : (item.party.due ?? item.party.since);

/** An arrival stays in the open this long, ms. */
const ARRIVED_SHOWN_MS = 10 * 60_000;

const hasJustArrived = ({ how, at }: EndedHold, now: number): boolean =>
  how === 'admitted' && Date.parse(at) > now - ARRIVED_SHOWN_MS;

/** A declined task stays in its section this long, so that the answer can be seen and changed, ms. */
const DECLINED_SHOWN_MS = 10 * 60_000;

/** A declined task disappears after a while, unless it is asked again. */
const isAsked = (task: ShelterTask, now: number): boolean =>
  task.state === 'open' &&
  (isUnanswered(task) ||
    task.offered ||
    task.answer?.answer !== 'no' ||
    Date.parse(task.answer.at) > now - DECLINED_SHOWN_MS);

const rank = (task: ShelterTask): number => (isUnanswered(task) ? 0 : task.offered ? 1 : 2);

/** A promised request whose hold is listed: the hold is what needs attention. */
function isHeld(party: OpenPartyView, requests: readonly RequestView[], holds: readonly NightHold[]): boolean {
  if (party.situation !== 'promised') return false;
  const place = requests.find(({ requestId }) => requestId === party.id)?.place;
  return holds.some(({ holdId, requestId }) => holdId === place?.holdId || requestId === party.id);
}
