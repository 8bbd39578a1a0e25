import type { FoundShelter, Row } from '@safe-haven/contracts';
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { PlaceHold } from '../../features/hold/use-place-hold.ts';
import { NO_CONSENT } from '../../features/request/consent.ts';
import { arrivalWindow } from '../../features/search/arrival.ts';
import { hasSomebody, type SearchForm } from '../../features/search/search-form.ts';
import type { Transferring } from '../../features/search/search-memory.ts';
import { useBoardClient } from '../../model/board/use-board.ts';
import { type Party, placesFor } from '../../model/party/party.ts';
import { serverNow } from '../../net/server-time.ts';
import { HOVERS, useMedia } from '../../ui/use-media.ts';
import { useNear } from './near-matches/use-near.ts';
import type { Promised } from './request/request-card.tsx';
import { type Minutes, useAskShelters } from './request/use-ask-shelters.ts';
import type { RowAction } from './results/found-row.tsx';
import { actionOf, couldBeAsked, type Placed, topOf } from './results/order.ts';
import { type Found, useFound } from './results/use-found.ts';
import { focusAction } from './results/use-row-navigation.ts';
import { useStableOrder } from './results/use-stable-order.ts';

export interface SearchProps {
  /** Delay of other organisations' shelters for this role, minutes. */
  readonly lateBy: number;
  /** The country of the caller; null: none. */
  readonly ownCountry: string | null;
  readonly form: SearchForm;
  onForm(form: SearchForm): void;
  /** The open request for this party; null: none. */
  readonly requestId: string | null;
  onRequest(requestId: string | null): void;
  /** Called with the members of the party that are still without a place. */
  onRemaining(remaining: Party): void;
  readonly holding: PlaceHold;
  /** Why nothing can be held or asked now. */
  readonly disabledReason: string | undefined;
  /** For whom a house is chosen, instead of held or asked; null: nobody. */
  readonly transfer: Transferring | null;
  /** The house that a transfer is proposed to. */
  onChoose(placed: Placed): void;
  /** No transfer after all. */
  onNoTransfer(): void;
}

/** The state and actions of the search: results, hold, request. */
export function useSearch(props: SearchProps) {
  const { ownCountry, form, requestId, onRequest, onRemaining, holding, disabledReason, transfer, onChoose } = props;
  const client = useBoardClient();
  const hovers = useMedia(HOVERS);
  const [held, setHeld] = useState(false);
  const [minutes, setMinutes] = useState<Minutes>(20);
  const [consent, setConsent] = useState(NO_CONSENT);
  const list = useRef<HTMLElement>(null);
  const found = useFound(form);
  const { answer, answered, waiting } = found;
  const { turn, focusTop } = useFocusTop(list, found);
  const settled = useStableOrder(answer, answered, held && hovers, turn);
  const requesting = useAskShelters(requestId, onRequest);
  const { placing, show } = holding;
  const place = usePlace(props, found, focusTop);
  const { ask } = requesting;
  const askShelters = useCallback(
    (shelters: readonly string[]) => {
      if (disabledReason === undefined && hasSomebody(form)) void ask(form, shelters, minutes, consent);
    },
    [disabledReason, form, ask, minutes, consent],
  );
  const act = useAct(props, { placed: settled.placed, waiting, place, askShelters });
  const asking = askingOf(placing, requesting.asking);
  const action: RowAction = useMemo(
    () => ({ act, asking, disabledReason: disabledReason, chooses: transfer !== null }),
    [act, asking, disabledReason, transfer],
  );
  const near = useNear({
    found,
    isFrozen: held && hovers,
    ...{ transfer, requestId, disabledReason, asking, place, askShelters, onRemaining, onChoose },
  });
  const onBoard = () => toAskOf(client.board()?.rows.values() ?? [], form.countries, ownCountry);
  const toAsk = useMemo(() => (answer ? couldBeAsked(answer) : []), [answer]);
  return {
    found,
    settled,
    top: near.first ?? topOf(settled.order, settled.placed),
    near,
    list,
    /** Applies the latest order and focuses the first shelter. */
    focusTop,
    action,
    setHeld,
    ...{ minutes, setMinutes, consent, setConsent },
    requesting,
    asking,
    /** Acts on the top shelter of any group. */
    actTop: near.actFirst ?? act,
    /** The shelters that a request would be sent to. */
    toAsk,
    askAll: () => {
      if (requestId === null && answer !== null && !waiting) askShelters(toAsk.map(({ shelterId }) => shelterId));
    },
    onBoard,
    /** Opens a request and asks those shelters: then this party may be searched for (PV-2). */
    askBoard: () => {
      if (requestId === null) askShelters(onBoard());
    },
    /** A shelter has promised beds: shows the hold as if placed here. */
    promised: ({ shelterId, holdId, request: { party, requestId } }: Promised) => {
      const row = client.row(shelterId);
      if (!row) return;
      const { name, area, country } = row;
      show({ holdId, shelterId, name, area, country, party, places: placesFor(party), expiresAt: '', requestId });
    },
  };
}

type HeldShelter = Pick<FoundShelter, 'shelterId' | 'name' | 'area' | 'country'>;

/** Holds places in a shelter for the party of the form. */
function usePlace(
  { form, requestId, holding: { hold } }: SearchProps,
  { answer, refetch }: Found,
  focusTop: () => void,
) {
  return useCallback(
    async (shelter: HeldShelter, how: { readonly rooms?: 2; readonly party?: Party } = {}): Promise<void> => {
      const arrival = arrivalWindow(form.arrival, serverNow());
      const request = requestId === null ? {} : { requestId };
      const body = { party: form.party, ...(arrival && { arrival }), ...request, ...how };
      if (await hold(shelter, body, answer?.position)) return;
      // Somebody was faster: shows the current results with the next best on top.
      await refetch();
      focusTop();
    },
    [hold, form, requestId, answer, refetch, focusTop],
  );
}

interface ActContext {
  readonly placed: ReadonlyMap<string, Placed>;
  readonly waiting: boolean;
  readonly place: ReturnType<typeof usePlace>;
  askShelters(shelters: readonly string[]): void;
}

/** What a press on a row does: it holds, asks, or chooses the house for a transfer. */
function useAct(
  { disabledReason, transfer, onChoose }: SearchProps,
  { placed: rows, waiting, place, askShelters }: ActContext,
) {
  return useCallback(
    (shelter: FoundShelter) => {
      const placed = rows.get(shelter.shelterId);
      // The results do not answer the current form yet, so nothing is held.
      if (!placed || disabledReason !== undefined || waiting) return;
      const action = actionOf(placed);
      if (transfer !== null) return action === 'none' ? undefined : onChoose(placed);
      if (action === 'hold') void place(placed.shelter);
      if (action === 'ask') askShelters([shelter.shelterId]);
    },
    [rows, disabledReason, waiting, transfer, onChoose, place, askShelters],
  );
}

/** Focuses the first shelter, once the results answer the current form; `turn` counts how often that was asked for. */
function useFocusTop(list: RefObject<HTMLElement | null>, { waiting, answer }: Found) {
  const [turn, setTurn] = useState(0);
  const wantsFocus = useRef(false);
  const focusTop = useCallback(() => {
    wantsFocus.current = true;
    setTurn((n) => n + 1);
  }, []);
  // Removing the rows of the answer before would lose the focus.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each of these can complete the wait
  useEffect(() => {
    if (!wantsFocus.current || waiting || !list.current) return;
    wantsFocus.current = false;
    focusAction(list.current, 'first');
  }, [turn, waiting, answer]);
  return { turn, focusTop };
}

/**
 * Where nothing may be searched for: the shelters whose intake is not paused, of these countries; of the own one, or of all
 * where it has none.
 */
function toAskOf(rows: Iterable<Row>, countries: readonly string[], own: string | null): readonly string[] {
  const open = [...rows].filter(({ intake }) => intake.state !== 'paused');
  const wanted = countries.length > 0 ? countries : [own];
  const there = open.filter(({ country }) => wanted.includes(country));
  return (there.length > 0 || countries.length > 0 ? there : open).map(({ shelterId }) => shelterId);
}

/** The shelter with a pending request; null: none. */
function askingOf(placing: PlaceHold['placing'], asking: ReturnType<typeof useAskShelters>['asking']): string | null {
  if (placing.step === 'asking') return placing.command.shelter.shelterId;
  return asking.step === 'asking' ? (asking.shelters[0] ?? null) : null;
}
