import type { HttpProgram } from '../../testing/http-program.ts';
import type { Random } from '../../testing/random.ts';

/** The party sizes of the house: most are one or two people, some are families. */
const PARTIES = [{ women: 1 }, { women: 1 }, { women: 2 }, { women: 1, girls: 1 }, { women: 1, girls: 2 }] as const;
const LONGEST_STAY_HOURS = 10 * 24;

interface Guest {
  readonly stayId: string;
  readonly leavesAt: number;
}

/**
 * A house of twelve places in three rooms, run hour by hour by its own people over HTTP; arrivals and departures are
 * random.
 */
export class ShelterMonth {
  readonly #haven: HttpProgram;
  readonly #shelter: string;
  readonly #random: Random;
  #guests: Guest[] = [];

  constructor(haven: HttpProgram, shelter: string, random: Random) {
    this.#haven = haven;
    this.#shelter = shelter;
    this.#random = random;
  }

  async open(): Promise<void> {
    const [haven, shelter] = [this.#haven, this.#shelter];
    await haven.registerShelter(shelter);
    await haven.done('ana', shelter, 'add-room', { roomId: 'big', label: 'Big room', privacy: 'shared' });
    const beds = [1, 2, 3, 4, 5, 6].map((n) => ({ bedId: `b${n}`, label: `b${n}`, kind: 'adult' }));
    await haven.done('ana', shelter, 'add-beds', { roomId: 'big', beds });
  }

  /** Simulates one hour; returns how many parties arrived. */
  async pass(hour: number): Promise<number> {
    for (const { stayId } of this.#guests.filter((guest) => guest.leavesAt <= hour)) {
      await this.#haven.done('mila', this.#shelter, 'discharge-party', { stayId, destination: 'family' });
    }
    this.#guests = this.#guests.filter((guest) => guest.leavesAt > hour);
    if (!this.#random.chance(0.05)) return 0;
    const party = this.#random.pick(PARTIES);
    const answer = await this.#haven.send('mila', this.#shelter, 'admit-party', {
      party,
      kind: 'self',
      anotherParty: true,
    });
    if (answer.status !== 200) return 0;
    const { stayId } = answer.body.events.find((e: { type: string }) => e.type === 'PartyAdmitted');
    this.#guests.push({ stayId, leavesAt: hour + 12 + this.#random.below(LONGEST_STAY_HOURS) });
    return 1;
  }

  /** One of its people says that the numbers are right. */
  async confirm(): Promise<void> {
    const { body } = await this.#haven.get('mila', `/api/shelters/${this.#shelter}`, {
      'haven-position': await this.#haven.program.store.head(),
    });
    await this.#haven.done('mila', this.#shelter, 'confirm-occupancy', { revision: body.row.revision });
  }

  /** How many places are free: what an attacker wants to know. */
  async unused(): Promise<number> {
    const { body } = await this.#haven.get('mila', `/api/shelters/${this.#shelter}`, {
      'haven-position': await this.#haven.program.store.head(),
    });
    return (body.row.places.free + body.row.places.spare) as number;
  }
}
