import type { CommandBody, FoundHouse, Problem } from '@safe-haven/contracts';
import { useCallback, useRef, useState } from 'react';
import { type Party, placesFor } from '../../model/party/party.ts';
import { sendShelterCommand } from '../../net/command/send.ts';
import { type Attempt, useCommand } from '../../net/command/use-command.ts';

/** A command for beds on its way. */
interface HoldBeds {
  readonly shelter: Pick<FoundHouse, 'shelterId' | 'name' | 'area' | 'country'>;
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

type Placing =
  | { readonly step: 'none' }
  | { readonly step: 'asking'; readonly command: HoldBeds }
  | { readonly step: 'refused'; readonly command: HoldBeds; readonly problem: Problem }
  | { readonly step: 'held'; readonly held: HeldPlaces };

export interface PlaceHold {
  readonly placing: Placing;
  /**
   * Asks for the beds of the whole household; true when the server has said that they are held. `seen`: the position of the
   * answer in which the house took them.
   */
  hold(shelter: HoldBeds['shelter'], body: HoldBeds['body'], seen?: string): Promise<boolean>;
  /** The same bytes under the same key: the answer to an unknown outcome. */
  resend(): Promise<boolean>;
  /** Shows beds that were held otherwise, by the acceptance of an answer; each hold once. */
  show(held: HeldPlaces): void;
  dismiss(): void;
}

const NONE: Placing = { step: 'none' };

/** Holds the beds of a household. Nothing is shown as held before the server has said so, and one at a time. */
export function usePlaceHold(): PlaceHold {
  const { attempts, send, resend: resendCommand, clear } = useCommand<HoldBeds>();
  const [held, setHeld] = useState<HeldPlaces | null>(null);
  const shown = useRef(new Set<string>());
  const reveal = useCallback((places: HeldPlaces) => {
    shown.current.add(places.holdId);
    setHeld(places);
  }, []);

  const hold = useCallback<PlaceHold['hold']>(
    async (shelter, body, seen) => {
      const command = { shelter, body };
      const run = async (key: string) => {
        const answer = await sendShelterCommand(shelter.shelterId, 'hold-beds', body, key, seen);
        if (answer.ok) reveal(heldOf(command, answer.value.events.findLast(({ type }) => type === 'BedsHeld') ?? {}));
        return answer;
      };
      setHeld(null);
      return (await send(run, { about: command })) !== null;
    },
    [send, reveal],
  );
  const resend = useCallback(() => resendCommand(), [resendCommand]);
  const dismiss = useCallback(() => {
    clear();
    setHeld(null);
  }, [clear]);
  const show = useCallback(
    (places: HeldPlaces) => {
      // A promise that was left, or is over, is not shown anew while the request still says it stands.
      if (!shown.current.has(places.holdId)) reveal(places);
    },
    [reveal],
  );
  return { placing: placingOf(attempts[0], held), hold, resend, show, dismiss };
}

function placingOf(attempt: Attempt<HoldBeds> | undefined, held: HeldPlaces | null): Placing {
  if (held !== null) return { step: 'held', held };
  if (attempt === undefined) return NONE;
  const { about: command, problem } = attempt;
  return problem === null ? { step: 'asking', command } : { step: 'refused', command, problem };
}

/** The event of the answer carries what this caller may know: no beds of a house of others. */
function heldOf({ shelter, body }: HoldBeds, event: Readonly<Record<string, unknown>>): HeldPlaces {
  const { shelterId, name, area, country } = shelter;
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
