import type { DeclinedReason } from '@safe-haven/contracts';
import { type AccessEvent, kindsOf, type OpenedRequest, type RequestEvent, type UnmetKind } from '@safe-haven/domain';

/**
 * Requests and searches as far as figures count them: who asked, where, when and with which outcome. What a party needs
 * is sealed and not held here.
 */
export interface Needs {
  readonly requests: Map<string, Need>;
  readonly searches: Search[];
}

export interface Need {
  readonly organisation: string | null;
  readonly country: string | null;
  readonly openedAt: string;
  readonly situation: OpenedRequest['situation'];
  readonly closedAt: string | null;
  /** Why the request was closed unmet; empty: not recorded. */
  readonly kinds: readonly UnmetKind[];
  /** When the first house said yes or held beds for it, and when beds were held for it first; null: never. */
  readonly yesAt: string | null;
  readonly heldAt: string | null;
  /** Why its party declined, where it ended so; null: it did not. */
  readonly declined: DeclinedReason | null;
}

/** What one person searched within some minutes, as one event. */
interface Search {
  readonly at: string;
  readonly organisation: string | null;
  readonly country: string | null;
  readonly searches: number;
  readonly foundNothing: number;
}

export const emptyNeeds = (): Needs => ({ requests: new Map(), searches: [] });

/** Replaces what is held of a request with its state after an event, which happened at `occurredAt`. */
export function recordRequest(
  { requests }: Needs,
  request: OpenedRequest,
  event: RequestEvent,
  { occurredAt }: Pick<SearchContext, 'occurredAt'>,
): void {
  const { requestId, requestedFrom, openedAt, situation, closedAt } = request;
  const { kinds = [], declined = null, yesAt = null, heldAt = null } = requests.get(requestId) ?? {};
  const isHeld = event.type === 'RequestPromised';
  const isYes = isHeld || (event.type === 'ShelterResponded' && event.answer !== 'no');
  requests.set(requestId, {
    ...{ ...requestedFrom, openedAt, situation, closedAt },
    kinds: event.type === 'RequestClosedUnmet' ? kindsOfUnmet(event) : kinds,
    declined: isEnd(event) ? declinedBy(event) : declined,
    yesAt: isYes ? first(yesAt, occurredAt) : yesAt,
    heldAt: isHeld ? first(heldAt, occurredAt) : heldAt,
  });
}

/** Facts may be recorded in another order than they happened in. */
const first = (known: string | null, at: string): string => (known === null || at < known ? at : known);

type End = Extract<RequestEvent, { type: 'RequestWithdrawn' | 'RequestClosedUnmet' }>;
const isEnd = (event: RequestEvent): event is End =>
  event.type === 'RequestWithdrawn' || event.type === 'RequestClosedUnmet';

/** Somebody who only withdraws has not said that they declined. */
function declinedBy(end: End): DeclinedReason | null {
  if (end.type === 'RequestWithdrawn') return end.declined ?? null;
  return kindsOfUnmet(end).includes('declined_by_party') ? (end.declined ?? 'not_said') : null;
}

/** Events of older versions hold no `countedAs`: their reasons are in the clear, or sealed and thus unknown. */
const kindsOfUnmet = ({
  countedAs,
  reasons,
}: Extract<RequestEvent, { type: 'RequestClosedUnmet' }>): readonly UnmetKind[] => countedAs ?? kindsOf(reasons);

interface SearchContext {
  readonly occurredAt: string;
  readonly actor: { readonly organisation: string | null };
}

export function recordSearch({ searches }: Needs, event: AccessEvent, { occurredAt, actor }: SearchContext): void {
  if (event.type !== 'PlacesSearched') return;
  const { foundNothing = 0, country = null } = event;
  searches.push({ at: occurredAt, organisation: actor.organisation, country, searches: event.searches, foundNothing });
}
