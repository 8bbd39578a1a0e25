import { type AccessEvent, kindsOf, type OpenedRequest, type RequestEvent, type UnmetKind } from '@safe-haven/domain';

/**
 * Parties that looked for a place, one a request whatever became of it, and what people searched. Nothing of what anybody
 * needs is here.
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
  /** Why there was no place, as it was last said; an older log may not tell. */
  readonly kinds: readonly UnmetKind[];
}

/** What one person searched within some minutes. */
interface Search {
  readonly at: string;
  readonly organisation: string | null;
  readonly country: string | null;
  readonly searches: number;
  readonly foundNothing: number;
}

export const emptyNeeds = (): Needs => ({ requests: new Map(), searches: [] });

/** The request as it is after an event, in place of what it was. */
export function noteRequest({ requests }: Needs, request: OpenedRequest, event: RequestEvent): void {
  const { requestId, requestedFrom, openedAt, situation, closedAt } = request;
  const kinds = event.type === 'RequestClosedUnmet' ? kindsIn(event) : (requests.get(requestId)?.kinds ?? []);
  requests.set(requestId, { ...requestedFrom, openedAt, situation, closedAt, kinds });
}

/** Logs of before have the reasons in the clear, or sealed alone. */
const kindsIn = ({ countedAs, reasons }: Extract<RequestEvent, { type: 'RequestClosedUnmet' }>): readonly UnmetKind[] =>
  countedAs ?? kindsOf(reasons);

interface By {
  readonly occurredAt: string;
  readonly actor: { readonly organisation: string | null };
}

export function noteSearch({ searches }: Needs, event: AccessEvent, { occurredAt, actor }: By): void {
  if (event.type !== 'PlacesSearched') return;
  const { foundNothing = 0, country = null } = event;
  searches.push({ at: occurredAt, organisation: actor.organisation, country, searches: event.searches, foundNothing });
}
