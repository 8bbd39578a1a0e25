import type { Problem } from '@safe-haven/contracts';
import type { Rejection, ShelterEvent, ShelterRef } from '@safe-haven/domain';
import type { EventStore } from '@safe-haven/event-store';
import { bandedProblem } from '@safe-haven/projections';
import type { Clock } from '../environment/clock.ts';
import type { CapacityProbes } from '../privacy/probing/capacity-probes.ts';
import { type DecidedRequest, lostRace } from './lost-race.ts';

export interface RefusedHoldsParts {
  readonly store: EventStore<ShelterEvent>;
  readonly clock: Clock;
  readonly tries: CapacityProbes;
}

export interface RefusedHold {
  readonly request: DecidedRequest;
  readonly rejection: Rejection;
  readonly shelter: ShelterRef;
  readonly revision: number;
  /** The log position that the caller had seen, if stated. */
  readonly seenPosition: string | undefined;
}

/** Rejected holds in shelters whose bands the caller sees: what the answer discloses, and the record of the attempt. */
export class RefusedHolds {
  readonly #parts: RefusedHoldsParts;

  constructor(parts: RefusedHoldsParts) {
    this.#parts = parts;
  }

  /**
   * The answer to a rejected hold, after the attempt is recorded (PV-3). Rejects when it can't be recorded, or the log
   * can't be read.
   */
  async problemOf({ request, rejection, shelter, revision, seenPosition }: RefusedHold): Promise<Partial<Problem>> {
    const { store, clock, tries } = this.#parts;
    await tries.orFail(request.actor, 'refused_hold', [shelter]);
    const faster = await lostRace(store, {
      request,
      rejection,
      seenPosition,
      revision,
      now: clock.now(),
    });
    return bandedProblem(rejection, faster);
  }
}
