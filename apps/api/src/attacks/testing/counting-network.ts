import { destination } from '@safe-haven/contracts';
import type { Role } from '@safe-haven/domain';
import type { InventedPerson } from '../../demo/demo-accounts.ts';
import { CaseworkProgram, ONE } from '../../requests/testing/casework-program.ts';
import { type HttpProgram, startHttpProgram } from '../../testing/http-program.ts';
import { ManualClock } from '../../testing/manual-clock.ts';
import type { Random } from '../../testing/random.ts';

const HOUR = 3_600_000;
/** The furthest backdating: an event may be three days old. */
const STEP_HOURS = 66;
/** The third quarter of 2026 and a week more, so that all of it may be shown. */
const [START, STEPS] = [Date.parse('2026-06-30T10:00:00.000Z'), 34];
const AREAS = { RS: 'rs-beograd', BA: 'ba-sarajevo' } as const;
type Country = keyof typeof AREAS;

const PARTIES = [{ women: 1 }, { women: 1 }, { women: 2 }, { women: 1, girls: 1 }, { women: 1, girls: 2 }] as const;
const WHY = ['no_free_place', 'languages', 'gender'] as const;

type Manager = InventedPerson & { readonly organisation: string };
interface Shelter {
  readonly id: string;
  readonly manager: Manager;
  readonly country: Country;
  /** How often somebody arrives in a step; null: a quiet house. */
  readonly traffic: number | null;
  readonly places: number;
  readonly guests: { readonly stayId: string; readonly leaves: number }[];
}

/** How many houses an organisation has, and where. */
export interface Shelters {
  readonly country: Country;
  readonly shelters: number;
  /** Sixteen places, six people: then four arrive at once, so that the range of occupied places rises by four. */
  readonly quiet?: true;
}
const [QUIET_PLACES, ARRIVALS_OF_FOUR] = [[6, 5, 5], 16] as const;

/**
 * Organisations with one to three small kept houses: parties arrive and leave, get holds, and are searched for without
 * success.
 */
export class CountingNetwork {
  readonly managers: Manager[] = [];
  readonly countries: readonly Country[] = ['RS', 'BA'];
  readonly range = { from: '2026-07-01', to: '2026-09-30' };
  readonly #shelters: Shelter[] = [];
  readonly #others: readonly InventedPerson[];
  readonly #random: Random;
  #requests = 0;

  constructor(random: Random, others: readonly InventedPerson[], organisations: readonly Shelters[]) {
    this.#random = random;
    this.#others = others;
    for (const [o, { country, shelters, quiet }] of organisations.entries()) {
      const organisation = `Organisation ${o}`;
      const manager = { person: `m-${o}`, name: `m-${o}`, role: 'manager' as Role, organisation, country };
      this.managers.push(manager);
      for (let h = 0; h < shelters; h++) {
        const traffic = quiet ? null : random.pick([0.02, 0.1, 0.4]);
        const places = quiet ? QUIET_PLACES[h]! : 5 + random.below(4);
        this.#shelters.push({ id: `house-${this.#shelters.length}`, manager, country, traffic, places, guests: [] });
      }
    }
  }

  async run(): Promise<HttpProgram> {
    const admin = { person: 'ada', name: 'ada', role: 'administrator' as Role, organisation: 'Network', country: null };
    const people = [...this.managers, ...this.#others, admin];
    const haven = await startHttpProgram(undefined, new ManualClock(START), {}, { people, seed: false });
    const work = new CaseworkProgram(haven);
    for (const shelter of this.#shelters) await this.#open(haven, shelter);
    for (let step = 0; step < STEPS; step++) {
      haven.advance(STEP_HOURS * HOUR);
      for (const shelter of this.#shelters) await this.#pass(haven, shelter, step);
      for (const { person } of this.managers) if (this.#random.chance(0.15)) await this.#need(work, person);
      haven.clock.advance(6 * 60_000);
      await haven.program.searches.recordDue();
    }
    haven.advance(10 * 24 * HOUR);
    return haven;
  }

  async #open(haven: HttpProgram, { id, manager, country, places, guests }: Shelter): Promise<void> {
    const { person, organisation } = manager;
    await haven.done(person, id, 'register', {
      ...{ name: `House ${id}`, organisation, country, area: { id: AREAS[country] } },
      ...{ timezone: 'Europe/Belgrade', mode: 'kept', kind: 'emergency' },
    });
    await haven.done(person, id, 'add-room', { roomId: 'big', label: 'Big room', privacy: 'shared' });
    const beds = Array.from({ length: places }, (_, n) => ({
      bedId: `b${n}`,
      label: `b${n}`,
      kind: 'adult',
    }));
    await haven.done(person, id, 'add-beds', { roomId: 'big', beds });
    await haven.done('ada', id, 'publish', {});
    // Somebody stays from the first to the last day, because a month with an empty house would not be shown.
    const { body } = await haven.done(person, id, 'admit-party', {
      party: { women: 2 },
      kind: 'self',
      anotherParty: true,
    });
    guests.push({ stayId: stayIn(body), leaves: Number.POSITIVE_INFINITY });
  }

  async #pass(haven: HttpProgram, shelter: Shelter, step: number): Promise<void> {
    const { id, manager, guests, traffic } = shelter;
    if (traffic === null) return this.#quiet(haven, shelter, step);
    for (const guest of guests.filter(({ leaves }) => leaves <= step)) {
      const to = this.#random.pick(destination.options);
      await haven.done(manager.person, id, 'discharge-party', { stayId: guest.stayId, destination: to });
      guests.splice(guests.indexOf(guest), 1);
    }
    for (let turn = 0; turn < 3; turn++) {
      if (!this.#random.chance(traffic)) continue;
      const party = this.#random.pick(PARTIES);
      const stayId = this.#random.chance(0.4)
        ? await this.#promised(haven, shelter, party)
        : await this.#sent(haven, shelter, 'admit-party', { party, kind: 'self', anotherParty: true });
      if (stayId !== null) guests.push({ stayId, leaves: step + 1 + this.#random.below(6) });
    }
  }

  async #quiet(haven: HttpProgram, shelter: Shelter, step: number): Promise<void> {
    if (step === ARRIVALS_OF_FOUR && shelter.places === QUIET_PLACES[0])
      await this.#sent(haven, shelter, 'admit-party', { party: { women: 4 }, kind: 'self', anotherParty: true });
  }

  async #promised(haven: HttpProgram, shelter: Shelter, party: object): Promise<string | null> {
    const held = await haven.send(shelter.manager.person, shelter.id, 'hold-beds', { party });
    if (held.status !== 200) return null;
    const { holdId } = held.body.events.find((e: { type: string }) => e.type === 'BedsHeld');
    if (this.#random.chance(0.3)) {
      await haven.done(shelter.manager.person, shelter.id, 'release-hold', { holdId, reason: 'declined' });
      return null;
    }
    return this.#sent(haven, shelter, 'admit-party', { holdId });
  }

  /** The stay; null: the house is full. */
  async #sent(haven: HttpProgram, { id, manager }: Shelter, command: string, body: object): Promise<string | null> {
    const answer = await haven.send(manager.person, id, command, body);
    return answer.status === 200 ? stayIn(answer.body) : null;
  }

  async #need(work: CaseworkProgram, person: string): Promise<void> {
    const requestId = `r-${this.#requests++}`;
    await work.request(requestId, [], ONE, person);
    if (this.#random.chance(0.7))
      await work.done(person, `requests/${requestId}/close-unmet`, { reasons: [this.#random.pick(WHY)] });
    for (let n = this.#random.below(3); n > 0; n--) await work.haven.get(person, '/api/find?adults=2');
  }
}

const stayIn = (body: { readonly events: readonly { readonly type: string; readonly stayId?: string }[] }): string =>
  body.events.find(({ type }) => type === 'PartyAdmitted')!.stayId!;
