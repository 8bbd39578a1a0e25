import type { CommandBody, FoundHouse, Problem } from '@safe-haven/contracts';
import { useCallback, useRef, useState } from 'react';
import { placesFor } from '../../model/party/party.ts';
import { serverNow } from '../../model/time/now.ts';
import { newKey } from '../../net/api.ts';
import { sendCommand } from '../command/requests.ts';
import { arrivalWindow } from '../search/arrival.ts';
import type { Wish } from '../search/search-form.ts';

/** A wish for beds on its way. The same key is sent with every repeat: it is recorded once. */
interface HoldWish {
  readonly key: string;
  readonly house: Pick<FoundHouse, 'shelterId' | 'name' | 'area' | 'country'>;
  readonly body: CommandBody<'hold-beds'>;
}

/** Beds that the server has said are held. */
export interface HeldPlaces {
  readonly holdId: string;
  readonly shelterId: string;
  readonly name: string;
  readonly area: FoundHouse['area'];
  readonly country: string;
  readonly party: Wish['party'];
  readonly places: number;
  /** '': the house has yet to be asked. */
  readonly expiresAt: string;
  readonly requestId: string | null;
}

export type Placing =
  | { readonly step: 'none' }
  | { readonly step: 'asking'; readonly wish: HoldWish }
  | { readonly step: 'refused'; readonly wish: HoldWish; readonly problem: Problem }
  | { readonly step: 'held'; readonly held: HeldPlaces };

export interface Holding {
  readonly placing: Placing;
  /** Asks for the beds of the whole household; true when the server has said that they are held. */
  hold(house: HoldWish['house'], wish: Wish, requestId?: string): Promise<boolean>;
  /** The same bytes under the same key: the answer to an unknown outcome. */
  again(): Promise<boolean>;
  /** Shows beds that were held otherwise, by the acceptance of an answer; each hold once. */
  show(held: HeldPlaces): void;
  dismiss(): void;
}

const NONE: Placing = { step: 'none' };

/** Holds the beds of a household. Nothing is shown as held before the server has said so, and one wish at a time. */
export function useHold(): Holding {
  const [placing, setPlacing] = useState<Placing>(NONE);
  const last = useRef<HoldWish | null>(null);
  const underWay = useRef(false);
  const shown = useRef(new Set<string>());

  const send = useCallback(async (wish: HoldWish): Promise<boolean> => {
    if (underWay.current) return false;
    underWay.current = true;
    last.current = wish;
    setPlacing({ step: 'asking', wish });
    const answer = await sendCommand(wish.house.shelterId, 'hold-beds', wish.body, wish.key);
    underWay.current = false;
    const event = answer.ok ? answer.value.events.findLast(({ type }) => type === 'BedsHeld') : undefined;
    if (!answer.ok) setPlacing({ step: 'refused', wish, problem: answer.problem });
    else {
      const held = heldOf(wish, event ?? {});
      shown.current.add(held.holdId);
      setPlacing({ step: 'held', held });
    }
    return answer.ok;
  }, []);

  const hold = useCallback<Holding['hold']>(
    (house, { party, arrival }, requestId) => {
      const window = arrivalWindow(arrival, serverNow());
      const body = { party, ...(window && { arrival: window }), ...(requestId !== undefined && { requestId }) };
      return send({ key: newKey(), house, body });
    },
    [send],
  );
  const again = useCallback(async () => (last.current ? send(last.current) : false), [send]);
  const dismiss = useCallback(() => setPlacing(NONE), []);
  const show = useCallback((held: HeldPlaces) => {
    // A promise that was left, or is over, is not shown anew while the request still says it stands.
    if (shown.current.has(held.holdId)) return;
    shown.current.add(held.holdId);
    setPlacing({ step: 'held', held });
  }, []);
  return { placing, hold, again, show, dismiss };
}

/** The event of the answer carries what this caller may know: no beds of a house of others. */
function heldOf({ house, body }: HoldWish, event: Readonly<Record<string, unknown>>): HeldPlaces {
  const { shelterId, name, area, country } = house;
  const party = body.party as Wish['party'];
  return {
    holdId: String(event['holdId'] ?? ''),
    shelterId,
    name,
    area,
    country,
    party,
    places: placesFor(party),
    expiresAt: String(event['expiresAt'] ?? ''),
    requestId: body.requestId ?? null,
  };
}
