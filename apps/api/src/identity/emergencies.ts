import { type Actor, after, EMERGENCY_ASK_LASTS, mayDo, needsSecondPerson, type ShelterRef } from '@safe-haven/domain';
import type { AskedEmergency, GrantedEmergency } from '@safe-haven/projections';
import { type Clock, instantOf } from '../environment/clock.ts';
import type { LiveDirectory } from './live-directory.ts';

/**
 * Current emergency accesses: what is open to whom, which requests wait for a second person, and which accesses wait
 * for review.
 */
export class Emergencies {
  readonly #directory: LiveDirectory;
  readonly #clock: Clock;

  constructor(directory: LiveDirectory, clock: Clock) {
    this.#directory = directory;
    this.#clock = clock;
  }

  /** The same actor with the shelters that are open to them by emergency access. */
  during(actor: Actor): Actor {
    const emergency = this.#open(actor.person).map((access) => access.shelterId);
    return emergency.length === 0 ? actor : { ...actor, emergency };
  }

  /** The emergency access to this shelter that a person has open, the one that lasts longest; null: none. */
  openIn(shelterId: string, person: string): GrantedEmergency | null {
    const open = this.#open(person).filter((access) => access.shelterId === shelterId);
    return open.toSorted((a, b) => (a.until < b.until ? 1 : -1))[0] ?? null;
  }

  find(accessId: string): GrantedEmergency | null {
    return this.#directory.directory.emergencies.get(accessId) ?? null;
  }

  /** VA-4: whether the actor or their organisation has used the accesses that need no second person. */
  isBeyondLimit(actor: Actor): boolean {
    const begun = this.#all().map((access) => ({ ...access, until: endOf(access) }));
    return needsSecondPerson(begun, actor, instantOf(this.#clock.now()));
  }

  /** A person's unconfirmed request for access to this shelter; null: none. */
  askedIn(shelterId: string, person: string): AskedEmergency | null {
    return this.#asked().find((asked) => asked.shelterId === shelterId && asked.person === person) ?? null;
  }

  /** Requests that the actor may confirm as the second person of the requesting organisation, oldest first. */
  toConfirm(actor: Actor): AskedEmergency[] {
    return this.#asked().filter((asked) => mayConfirm(actor, asked));
  }

  /** Unreviewed accesses to shelters that this actor is responsible for, oldest first. */
  waitingFor(actor: Actor, shelterOf: (shelterId: string) => ShelterRef | null): GrantedEmergency[] {
    return this.#all().filter((access) => {
      const shelter = access.reviewed === null ? shelterOf(access.shelterId) : null;
      return shelter !== null && mayJudge(actor, access, shelter);
    });
  }

  #open(person: string): GrantedEmergency[] {
    const now = instantOf(this.#clock.now());
    return this.#all().filter((access) => access.person === person && endOf(access) > now);
  }

  #all(): GrantedEmergency[] {
    return [...this.#directory.directory.emergencies.values()];
  }

  #asked(): AskedEmergency[] {
    const now = instantOf(this.#clock.now());
    return [...this.#directory.directory.asked.values()].filter(({ at }) => confirmableUntil(at) > now);
  }
}

/** Nobody reviews their own access, whatever other roles they have. */
export const mayJudge = (actor: Actor, access: GrantedEmergency, shelter: ShelterRef): boolean =>
  actor.person !== access.person && mayDo(actor, 'review_emergency', shelter);

/** Until when a second person can confirm a request made at an instant. */
export const confirmableUntil = (at: string): string => after(at, EMERGENCY_ASK_LASTS);

const mayConfirm = (actor: Actor, { person, byOrganisation }: AskedEmergency): boolean =>
  actor.person !== person &&
  byOrganisation !== null &&
  actor.organisation === byOrganisation &&
  mayDo(actor, 'confirm_emergency');

/** An access reviewed as not justified ends at once. */
const endOf = ({ until, reviewed }: GrantedEmergency): string =>
  reviewed?.verdict === 'not_justified' && reviewed.at < until ? reviewed.at : until;
