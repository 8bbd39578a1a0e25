import type { CommandBody, FoundShelter, Problem } from '@safe-haven/contracts';
import { useCallback, useRef, useState } from 'react';
import { type Party, placesFor } from '../../model/party/party.ts';
import { sendShelterCommand } from '../../net/command/send.ts';
import { type Attempt, useCommand } from '../../net/command/use-command.ts';

/** A hold command that is pending. */
interface HoldBeds {
  readonly shelter: Pick<FoundShelter, 'shelterId' | 'name' | 'area' | 'country'>;
  readonly body: CommandBody<'hold-beds'>;
}

/** Beds that the server has confirmed as held. */
export interface HeldPlaces {
  readonly holdId: string;
  readonly shelterId: string;
  readonly name: string;
  readonly area: FoundShelter['area'];
  readonly country: string;
  readonly party: Party;
  readonly places: number;
  /** '' until the shelter is loaded. */
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
   * Holds beds for the whole party; resolves to true when confirmed by the server. `seen`: the log position of the
   * search result it was based on.
   */
  hold(shelter: HoldBeds['shelter'], body: HoldBeds['body'], seen?: string): Promise<boolean>;
  /** Resends the same body under the same key, after an unknown outcome. */
  resend(): Promise<boolean>;
  /** Shows a hold that was placed otherwise, by accepting an answer; once per hold. */
  show(held: HeldPlaces): void;
  dismiss(): void;
}

const NONE: Placing = { step: 'none' };

/** Places one hold at a time. A hold is shown only after the server confirmed it. */
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
      // A hold that was dismissed or is over is not shown again while the request still reports it.
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

/** The event in the response is reduced to what the caller may see: no beds of other organisations. */
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
