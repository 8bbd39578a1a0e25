import type { HandoverAccount } from '@safe-haven/contracts';
import { freshnessAt, type OpenedRequest, placesOf, type ShelterState, type TransferState } from '@safe-haven/domain';
import { compare } from '@safe-haven/lang';
import { type Desk, isOfDesk } from './desk.ts';
import { figuresOf, holdFigures, requestFigures } from './figures.ts';
import { linesOf } from './lines.ts';
import type { HouseSpan, RequestSpan } from './span.ts';
import {
  endingHolds,
  expectedParties,
  type NameHouse,
  named,
  openQuestions,
  openRequests,
  silentHouses,
} from './todo.ts';

/** What an account is made of: the log between two positions, and when they were reached. */
export interface AccountParts {
  readonly from: HandoverAccount['from'];
  readonly to: HandoverAccount['to'];
  /** Houses of the desk, and those of others in which its organisation holds beds. */
  readonly houses: readonly HouseSpan[];
  readonly requests: readonly RequestSpan[];
  readonly transfers: readonly TransferState[];
  /** For houses that are not among these. */
  readonly nameOf: NameHouse;
}

/**
 * What a shift leaves to the next (HO-4): what has to be seen to, the most urgent first, and what changed by house. A pure
 * function of the log between two positions, so what was accepted is written the same again at any time.
 */
export function accountOf(
  desk: Desk,
  { from, to, houses, requests, transfers, nameOf }: AccountParts,
): HandoverAccount {
  const own = houses.filter(({ after }) => isOfDesk(desk, after)).toSorted((a, b) => compare(nameIn(a), nameIn(b)));
  const others = houses.filter(({ after }) => isElsewhere(desk, after));
  const [ours, theirs] = [own, others].map((spans) => spans.flatMap(({ after }) => registered(after) ?? []));
  // How a house is that can't be read is not known: it enters no total, as on the board.
  const readable = own.filter((span) => !isBroken(span));
  const opened = requests.flatMap(({ after }) => (after.situation === 'unopened' ? [] : [after as OpenedRequest]));
  const asked = requests.filter(({ after }) => isAsked(desk, after));
  const proposed = transfers.flatMap((state) => (state.situation === 'unproposed' ? [] : [state]));
  return {
    from,
    to,
    free: { before: freeIn(readable, 'before', from.at), now: freeIn(readable, 'after', to.at) },
    ...figuresOf(readable),
    holds: holdFigures(
      desk,
      readable,
      others.filter((span) => !isBroken(span)),
    ),
    requests: requestFigures(asked),
    expected: expectedParties(proposed, to.at, nameOf),
    ending: endingHolds(desk, ours!, theirs!, to.at),
    questions: openQuestions(opened, ours!, nameOf),
    open: openRequests(desk, opened, nameOf),
    silent: silentHouses(
      readable.flatMap(({ after }) => registered(after) ?? []),
      to.at,
    ),
    unread: own.filter(isBroken).flatMap(({ after }) => unreadHouse(after)),
    houses: own.flatMap((span) => houseOfAccount(span)),
  };
}

/** A house of the present: one that is not registered, or has a past alone, is nobody's duty. */
const registered = (state: ShelterState) =>
  state.situation === 'unregistered' || state.situation === 'past' ? null : state;
const isBroken = ({ unreadable = false }: HouseSpan): boolean => unreadable;
const nameIn = ({ after }: HouseSpan): string => (after.situation === 'unregistered' ? '' : after.name);

/** A house of another organisation, or of the same beside the desk. */
const isElsewhere = (desk: Desk, state: ShelterState): boolean => state.situation === 'kept' && !isOfDesk(desk, state);

const isAsked = ({ organisation }: Desk, state: RequestSpan['after']): boolean =>
  state.situation !== 'unopened' && state.requestedFrom.organisation === organisation;

/** Of counted houses only those whose report was not stale: others enter no total. */
const freeIn = (spans: readonly HouseSpan[], end: 'before' | 'after', at: string): number =>
  spans.reduce((total, span) => {
    const state = span[end];
    if (state.situation === 'unregistered') return total;
    const isStale =
      state.situation === 'counted' && freshnessAt(Date.parse(state.changedAt), Date.parse(at)) === 'stale';
    return isStale ? total : total + placesOf(state).free;
  }, 0);

/** As far as it could be read: when that was, and no numbers, for it may have changed since. */
function unreadHouse(after: ShelterState): HandoverAccount['unread'] {
  const state = registered(after);
  return state === null ? [] : [{ ...named(state), readTo: state.changedAt }];
}

function houseOfAccount(span: HouseSpan): HandoverAccount['houses'] {
  const state = registered(span.after);
  if (state === null) return [];
  const free = { before: placesOf(span.before).free, now: placesOf(span.after).free };
  return [{ ...named(state), free, lines: linesOf(span) }];
}
