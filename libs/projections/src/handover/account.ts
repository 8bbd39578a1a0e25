import type { HandoverAccount } from '@safe-haven/contracts';
import { freshnessAt, type OpenedRequest, placesOf, type ShelterState, type TransferState } from '@safe-haven/domain';
import { compare } from '@safe-haven/lang';
import { type Desk, isOfDesk } from './desk.ts';
import { figuresOf, holdFigures, requestFigures } from './figures.ts';
import { linesOf } from './lines.ts';
import type { RequestSpan, ShelterSpan } from './span.ts';
import {
  endingHolds,
  expectedParties,
  openQuestions,
  openRequests,
  type ShelterNames,
  silentShelters,
  toShelterName,
} from './todo.ts';

/** What an account is computed from: the log between two positions, and the instants of these. */
export interface AccountParts {
  readonly from: HandoverAccount['from'];
  readonly to: HandoverAccount['to'];
  /** The shelters of the desk, and those elsewhere in which its organisation holds beds. */
  readonly shelters: readonly ShelterSpan[];
  readonly requests: readonly RequestSpan[];
  readonly transfers: readonly TransferState[];
  /** Names of shelters, those outside of `shelters` too. */
  readonly nameOf: ShelterNames;
}

/**
 * The account that a shift hands over (HO-4): open tasks, the most urgent first, and the changes by shelter. A pure
 * function of the log between two positions, so an accepted account can be recomputed identically at any time.
 */
export function accountOf(
  desk: Desk,
  { from, to, shelters, requests, transfers, nameOf }: AccountParts,
): HandoverAccount {
  const ownSpans = shelters
    .filter(({ after }) => isOfDesk(desk, after))
    .toSorted((a, b) => compare(nameOfSpan(a), nameOfSpan(b)));
  const otherSpans = shelters.filter(({ after }) => isOther(desk, after));
  const [ownShelters, otherShelters] = [ownSpans, otherSpans].map((spans) =>
    spans.flatMap(({ after }) => present(after) ?? []),
  );
  // The state of an unreadable shelter is unknown: it enters no total, as on the board.
  const readable = ownSpans.filter((span) => !isUnreadable(span));
  const openedRequests = requests.flatMap(({ after }) =>
    after.situation === 'unopened' ? [] : [after as OpenedRequest],
  );
  const ownRequests = requests.filter(({ after }) => isOwnRequest(desk, after));
  const proposedTransfers = transfers.flatMap((state) => (state.situation === 'unproposed' ? [] : [state]));
  return {
    from,
    to,
    free: { before: freeIn(readable, 'before', from.at), now: freeIn(readable, 'after', to.at) },
    ...figuresOf(readable),
    holds: holdFigures(
      desk,
      readable,
      otherSpans.filter((span) => !isUnreadable(span)),
    ),
    requests: requestFigures(ownRequests),
    expected: expectedParties(proposedTransfers, to.at, nameOf),
    ending: endingHolds(desk, ownShelters!, otherShelters!, to.at),
    questions: openQuestions(openedRequests, ownShelters!, nameOf),
    open: openRequests(desk, openedRequests, nameOf),
    silent: silentShelters(
      readable.flatMap(({ after }) => present(after) ?? []),
      to.at,
    ),
    unread: ownSpans.filter(isUnreadable).flatMap(({ after }) => unreadShelter(after)),
    shelters: ownSpans.flatMap((span) => shelterOfAccount(span)),
  };
}

/** null for an unregistered shelter and for one that has a past alone: neither is on duty. */
const present = (state: ShelterState) =>
  state.situation === 'unregistered' || state.situation === 'past' ? null : state;
const isUnreadable = ({ unreadable = false }: ShelterSpan): boolean => unreadable;
const nameOfSpan = ({ after }: ShelterSpan): string => (after.situation === 'unregistered' ? '' : after.name);

/** A shelter outside of the desk, of another or of the same organisation. */
const isOther = (desk: Desk, state: ShelterState): boolean => state.situation === 'kept' && !isOfDesk(desk, state);

const isOwnRequest = ({ organisation }: Desk, state: RequestSpan['after']): boolean =>
  state.situation !== 'unopened' && state.requestedFrom.organisation === organisation;

/** Counted shelters with a stale report enter no total. */
const freeIn = (spans: readonly ShelterSpan[], end: 'before' | 'after', at: string): number =>
  spans.reduce((total, span) => {
    const state = span[end];
    if (state.situation === 'unregistered') return total;
    const isStale =
      state.situation === 'counted' && freshnessAt(Date.parse(state.changedAt), Date.parse(at)) === 'stale';
    return isStale ? total : total + placesOf(state).free;
  }, 0);

/** Up to when an unreadable shelter could be read; without numbers, because it may have changed since. */
function unreadShelter(after: ShelterState): HandoverAccount['unread'] {
  const state = present(after);
  return state === null ? [] : [{ ...toShelterName(state), readTo: state.changedAt }];
}

function shelterOfAccount(span: ShelterSpan): HandoverAccount['shelters'] {
  const state = present(span.after);
  if (state === null) return [];
  const free = { before: placesOf(span.before).free, now: placesOf(span.after).free };
  return [{ ...toShelterName(state), free, lines: linesOf(span) }];
}
