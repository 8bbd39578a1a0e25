import type { CommandBody, FoundHouse, Problem } from '@safe-haven/contracts';
import { useCallback, useRef, useState } from 'react';
import { type Party, placesFor } from '../../model/party/party.ts';
import { newKey } from '../../net/api.ts';
import { sendCommand } from '../command/requests.ts';

/** A command for beds on its way. The same key is sent with every repeat: it is recorded once. */
interface HoldAttempt {
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
  readonly party: Party;
  readonly places: number;
  /** '': the house has yet to be asked. */
  readonly expiresAt: string;
  readonly requestId: string | null;
}

export type Placing =
  | { readonly step: 'none' }
  | { readonly step: 'asking'; readonly attempt: HoldAttempt }
  | { readonly step: 'refused'; readonly attempt: HoldAttempt; readonly problem: Problem }
  | { readonly step: 'held'; readonly held: HeldPlaces };

export interface PlaceHold {
  readonly placing: Placing;
  /** Asks for the beds of the whole household; true when the server has said that they are held. */
  hold(house: HoldAttempt['house'], body: HoldAttempt['body']): Promise<boolean>;
  /** The same bytes under the same key: the answer to an unknown outcome. */
  again(): Promise<boolean>;
  /** Shows beds that were held otherwise, by the acceptance of an answer; each hold once. */
  show(held: HeldPlaces): void;
  dismiss(): void;
}

const NONE: Placing = { step: 'none' };

/** Holds the beds of a household. Nothing is shown as held before the server has said so, and one command at a time. */
export function usePlaceHold(): PlaceHold {
  const [placing, setPlacing] = useState<Placing>(NONE);
  const last = useRef<HoldAttempt | null>(null);
  const underWay = useRef(false);
  const shown = useRef(new Set<string>());

  const send = useCallback(async (attempt: HoldAttempt): Promise<boolean> => {
    if (underWay.current) return false;
    underWay.current = true;
    last.current = attempt;
    setPlacing({ step: 'asking', attempt });
    const answer = await sendCommand(attempt.house.shelterId, 'hold-beds', attempt.body, attempt.key);
    underWay.current = false;
    const event = answer.ok ? answer.value.events.findLast(({ type }) => type === 'BedsHeld') : undefined;
    if (!answer.ok) setPlacing({ step: 'refused', attempt, problem: answer.problem });
    else {
      const held = heldOf(attempt, event ?? {});
      shown.current.add(held.holdId);
      setPlacing({ step: 'held', held });
    }
    return answer.ok;
  }, []);

  const hold = useCallback<PlaceHold['hold']>((house, body) => send({ key: newKey(), house, body }), [send]);
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
function heldOf({ house, body }: HoldAttempt, event: Readonly<Record<string, unknown>>): HeldPlaces {
  const { shelterId, name, area, country } = house;
  const party = body.party as Party;
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
