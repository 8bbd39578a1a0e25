import { type Actor, mayDo, type ShelterRef } from '@safe-haven/domain';
import type { EmergencyLook } from '@safe-haven/projections';
import type { Clock } from '../environment/clock.ts';
import type { LiveDirectory } from './live-directory.ts';

/** Which houses emergency access opens for whom at the moment, and which looks wait for their managers. */
export class Emergencies {
  readonly #directory: LiveDirectory;
  readonly #clock: Clock;

  constructor(directory: LiveDirectory, clock: Clock) {
    this.#directory = directory;
    this.#clock = clock;
  }

  /** The same actor, with the houses that are open to them for now. */
  during(actor: Actor): Actor {
    const emergency = this.#open(actor.person).map((look) => look.shelterId);
    return emergency.length === 0 ? actor : { ...actor, emergency };
  }

  /** The look that is open to somebody in this house, the one that lasts longest; null: none is. */
  openIn(shelterId: string, person: string): EmergencyLook | null {
    const open = this.#open(person).filter((look) => look.shelterId === shelterId);
    return open.toSorted((a, b) => (a.until < b.until ? 1 : -1))[0] ?? null;
  }

  find(accessId: string): EmergencyLook | null {
    return this.#directory.directory.emergencies.get(accessId) ?? null;
  }

  /** Looks into the houses that this actor answers for, not judged yet, oldest first. */
  waitingFor(actor: Actor, house: (shelterId: string) => ShelterRef | null): EmergencyLook[] {
    return this.#all().filter((look) => {
      const shelter = look.reviewed === null ? house(look.shelterId) : null;
      return shelter !== null && mayJudge(actor, look, shelter);
    });
  }

  /** A look that was found not justified ends at once. */
  #open(person: string): EmergencyLook[] {
    const now = this.#clock.now();
    return this.#all().filter(
      (look) => look.person === person && Date.parse(look.until) > now && look.reviewed?.verdict !== 'not_justified',
    );
  }

  #all(): EmergencyLook[] {
    return [...this.#directory.directory.emergencies.values()];
  }
}

/** Whoever looked does not judge it, whatever other roles they hold. */
export const mayJudge = (actor: Actor, look: EmergencyLook, shelter: ShelterRef): boolean =>
  actor.person !== look.person && mayDo(actor, 'review_emergency', shelter);
