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

/** Replaces what is held of a request with its state after an event. */
export function recordRequest({ requests }: Needs, request: OpenedRequest, event: RequestEvent): void {
  const { requestId, requestedFrom, openedAt, situation, closedAt } = request;
  const kinds = event.type === 'RequestClosedUnmet' ? kindsOfUnmet(event) : (requests.get(requestId)?.kinds ?? []);
  requests.set(requestId, { ...requestedFrom, openedAt, situation, closedAt, kinds });
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
