import type { Role } from '@safe-haven/domain';
import type { InventedPerson } from '../../demo/demo-accounts.ts';
import { type HttpProgram, memoryStore, startHttpProgram } from '../../testing/http-program.ts';
import { ManualClock } from '../../testing/manual-clock.ts';
import type { Random } from '../../testing/random.ts';

const DAY_MS = 86_400_000;
const AREAS = { RS: 'rs-beograd', BA: 'ba-sarajevo' } as const;
type Country = keyof typeof AREAS;

/** From the 1st of September, so that there are two whole weeks, one whole month, and partial ones. */
const [FIRST, NIGHTS] = ['2026-09-01', 38];

type Manager = InventedPerson & { readonly organisation: string };

interface Shelter {
  readonly id: string;
  readonly manager: Manager;
  readonly country: Country;
  readonly places: number;
}

/** One to four organisations, some in two countries, with one to four small counted houses each. */
export class RandomNetwork {
  readonly managers: Manager[] = [];
  readonly countries: readonly Country[] = ['RS', 'BA'];
  readonly range = { from: FIRST, to: '2026-10-31' };
  readonly #shelters: Shelter[] = [];
  readonly #others: readonly InventedPerson[];
  readonly #random: Random;

  constructor(random: Random, overseer: InventedPerson, focalOf: (country: string) => InventedPerson) {
    this.#random = random;
    this.#others = [overseer, ...this.countries.map(focalOf)];
    const organisations = 1 + random.below(4);
    for (let o = 0; o < organisations; o++) {
      const organisation = `Organisation ${o}`;
      const both = random.chance(0.3);
      for (const country of both ? this.countries : [random.pick(this.countries)]) {
        const person = `m-${o}-${country}`;
        const manager = { person, name: person, role: 'manager' as Role, organisation, country };
        this.managers.push(manager);
        for (let h = 1 + random.below(4); h > 0; h--) {
          const id = `house-${this.#shelters.length}`;
          this.#shelters.push({ id, manager, country, places: 2 + random.below(7) });
        }
      }
    }
  }

  /** A program with this network in its log, some weeks later. */
  async run(): Promise<HttpProgram> {
    const people = [...this.managers, ...this.#others];
    const admin = { person: 'ada', name: 'ada', role: 'administrator' as Role, organisation: 'Network', country: null };
    const clock = new ManualClock(Date.parse('2026-08-31T12:00:00.000Z'));
    const haven = await startHttpProgram(memoryStore(), clock, {}, { people: [...people, admin], seed: false });
    for (const shelter of this.#shelters) await this.#open(haven, shelter);
    haven.advance(45 * DAY_MS);
    for (const shelter of this.#shelters) await this.#report(haven, shelter);
    return haven;
  }

  async #open(haven: HttpProgram, { id, manager, country }: Shelter): Promise<void> {
    await haven.done(manager.person, id, 'register', {
      name: `House ${id}`,
      organisation: manager.organisation,
      country,
      area: { id: AREAS[country] },
      timezone: 'Europe/Belgrade',
      mode: 'counted',
      kind: 'emergency',
    });
    await haven.done('ada', id, 'publish', {});
  }

  /** Most nights are reported, some houses start late, many are full or nearly empty for days. */
  async #report(haven: HttpProgram, { id, manager, places }: Shelter): Promise<void> {
    const random = this.#random;
    const [begins, reported] = [random.chance(0.2) ? random.below(NIGHTS) : 0, random.chance(0.8) ? 1 : 0.9];
    let occupied = random.below(places + 1);
    for (let n = 0; n < NIGHTS; n++) {
      if (random.chance(0.1)) occupied = random.pick([0, places, random.below(places + 1)]);
      else occupied = Math.max(0, Math.min(places, occupied + random.below(3) - 1));
      if (n < begins || !random.chance(reported)) continue;
      const ms = Date.parse(FIRST) + n * DAY_MS;
      const census = { night: new Date(ms).toISOString().slice(0, 10), inService: places, occupied };
      await haven.done(manager.person, id, 'report-census', {
        ...census,
        asOf: new Date(ms + 75_600_000).toISOString(),
      });
    }
  }
}
