import { correctedFact, correctionsIn, type Fact, type Party } from '@safe-haven/domain';
import type { Quantity } from '../history/trends/change.ts';

/**
 * The oracle of the ledger: the state of each bed for every minute, from plain intervals. It shares no code with the
 * ledger except corrections. Every instant must be a whole minute.
 */
interface Interval {
  readonly from: number;
  to: number;
}
interface BedLife {
  readonly room: string;
  readonly kind: string;
  readonly there: Interval;
  readonly out: Interval[];
  readonly open: Interval[];
}
interface Use {
  beds: readonly string[];
  readonly interval: Interval;
  /** How many people live in these beds; 0 for a hold. */
  readonly persons: number;
}

export class MinuteOracle {
  readonly #beds = new Map<string, BedLife>();
  readonly #stays = new Map<string, Use>();
  readonly #holds = new Map<string, Use>();
  readonly #past: { readonly kind: 'stay' | 'hold'; readonly id: string; readonly use: Use }[] = [];
  /** Overflow beds past their end that are still in use, and since when. */
  readonly #closing = new Map<string, number>();
  readonly #households = new Set<string>();
  since = Number.POSITIVE_INFINITY;

  constructor(facts: readonly Fact[]) {
    const corrections = correctionsIn(facts);
    for (const fact of facts) {
      const { event, context } = correctedFact(fact, corrections);
      if (event) this.#apply({ event, context });
    }
  }

  /** The count of a quantity in the minute that begins at `ms`. */
  count(of: Quantity, ms: number): number {
    if (ms < this.since) return 0;
    if (of === 'spare') return this.#spare(ms);
    if (of === 'occupied') return this.#inUse('stay', ms).size;
    if (of === 'held') return [...this.#inUse('hold', ms)].filter((bed) => !this.#inUse('stay', ms).has(bed)).length;
    const places = [...this.#beds.values()].filter((bed) => bed.kind !== 'cot' && covers(bed.there, ms));
    if (of === 'out') return places.filter((bed) => isOut(bed, ms)).length;
    return places.filter((bed) => serves(bed, ms)).length;
  }

  /** How many people live in the shelter at an instant. */
  persons(ms: number): number {
    if (ms < this.since) return 0;
    const stays = [...this.#stays.values(), ...this.#past.filter(({ kind }) => kind === 'stay').map(({ use }) => use)];
    return stays.filter(({ interval }) => covers(interval, ms)).reduce((sum, { persons }) => sum + persons, 0);
  }

  /** Places in service and not in use, in household rooms of which any bed, cots included, is in use. */
  #spare(ms: number): number {
    const used = new Set(['stay' as const, 'hold' as const].flatMap((kind) => this.#usesAt(kind, ms)));
    const taken = new Set([...used].flatMap((bed) => this.#beds.get(bed)?.room ?? []));
    let spare = 0;
    for (const [id, bed] of this.#beds) {
      if (bed.kind === 'cot' || !taken.has(bed.room) || !this.#households.has(bed.room)) continue;
      if (covers(bed.there, ms) && serves(bed, ms)) spare++;
      if (used.has(id)) spare--;
    }
    return spare;
  }

  #inUse = (kind: 'stay' | 'hold', ms: number): Set<string> =>
    new Set(this.#usesAt(kind, ms).filter((bed) => this.#beds.get(bed)?.kind !== 'cot'));

  #usesAt(kind: 'stay' | 'hold', ms: number): string[] {
    const live = kind === 'stay' ? this.#stays : this.#holds;
    const past = this.#past.filter((p) => p.kind === kind).map((p) => p.use);
    const uses = [...live.values(), ...past].filter((use) => covers(use.interval, ms));
    return uses.flatMap((use) => use.beds);
  }

  #apply({ event, context }: Fact): void {
    const at = Date.parse(context.occurredAt);
    switch (event.type) {
      case 'ShelterRegistered':
        this.since = at;
        break;
      case 'RoomAdded':
        if (event.privacy === 'household') this.#households.add(event.roomId);
        break;
      case 'BedAdded':
        this.#beds.set(event.bedId, {
          room: event.roomId,
          kind: event.kind,
          there: { from: at, to: Infinity },
          out: [],
          open: [],
        });
        break;
      case 'BedRetired':
        this.#beds.get(event.bedId)!.there.to = at;
        break;
      case 'BedTakenOutOfService':
        this.#close(event.bedId, at);
        this.#beds.get(event.bedId)!.out.push({ from: at, to: Infinity });
        break;
      case 'BedReturnedToService':
        this.#beds.get(event.bedId)!.out.at(-1)!.to = at;
        break;
      case 'OverflowOpened':
        for (const bed of event.beds) this.#open(bed, at);
        break;
      case 'OverflowClosed':
        for (const bed of event.beds) {
          if (this.#hasNow(bed)) this.#closing.set(bed, at);
          else this.#close(bed, at);
        }
        break;
      case 'BedsHeld':
        this.#holds.set(event.holdId, { beds: event.beds, interval: { from: at, to: Infinity }, persons: 0 });
        break;
      case 'HoldReleased':
        this.#end('hold', event.holdId, at);
        break;
      case 'HoldLapsed':
        this.#end('hold', event.holdId, Date.parse(event.at));
        break;
      case 'PartyAdmitted':
        this.#stays.set(event.stayId, {
          beds: event.beds,
          interval: { from: at, to: Infinity },
          persons: heads(event),
        });
        if (event.holdId !== null) this.#consume(event.holdId, at);
        break;
      case 'PartyMoved':
      case 'PartyChanged': {
        const moved = event.type === 'PartyMoved';
        this.#end('stay', event.stayId, at, moved ? { beds: event.to } : { beds: event.beds, persons: heads(event) });
        break;
      }
      case 'PartyDischarged':
        this.#end('stay', event.stayId, at);
        break;
      default:
    }
  }

  #end(kind: 'stay' | 'hold', id: string, at: number, next?: Partial<Use> & Pick<Use, 'beds'>): void {
    const live = kind === 'stay' ? this.#stays : this.#holds;
    const use = live.get(id);
    if (!use) return;
    use.interval.to = at;
    this.#past.push({ kind, id, use });
    live.delete(id);
    if (next) live.set(id, { persons: use.persons, ...next, interval: { from: at, to: Infinity } });
    // In the same beds as before, with another party.
    if (String(next?.beds) === String(use.beds)) return;
    for (const bed of use.beds) this.#vacated(bed, at);
  }

  /** A hold that became a stay ended when the party was admitted, even if it had lapsed since. */
  #consume(holdId: string, at: number): void {
    const live = this.#holds.get(holdId);
    if (live) {
      live.interval.to = Math.max(at, live.interval.from);
      this.#past.push({ kind: 'hold', id: holdId, use: live });
      this.#holds.delete(holdId);
      for (const bed of live.beds) this.#vacated(bed, at);
      return;
    }
    const { interval } = this.#past.findLast((p) => p.id === holdId)!.use;
    interval.to = Math.min(interval.to, Math.max(at, interval.from));
  }

  #vacated(bed: string, at: number): void {
    const since = this.#closing.get(bed);
    if (since !== undefined && !this.#hasNow(bed)) this.#close(bed, Math.max(at, since));
  }

  #hasNow = (bed: string): boolean =>
    [...this.#stays.values(), ...this.#holds.values()].some((use) => use.beds.includes(bed));

  #open(bedId: string, at: number): void {
    const bed = this.#beds.get(bedId)!;
    if (bed.kind !== 'overflow' || bed.out.at(-1)?.to === Infinity) return;
    this.#closing.delete(bedId);
    if (bed.open.at(-1)?.to !== Infinity) bed.open.push({ from: at, to: Infinity });
  }

  #close(bedId: string, at: number): void {
    const bed = this.#beds.get(bedId)!;
    this.#closing.delete(bedId);
    if (bed.kind === 'overflow' && bed.open.at(-1)?.to === Infinity) bed.open.at(-1)!.to = at;
  }
}

const covers = ({ from, to }: Interval, ms: number): boolean => from <= ms && ms < to;

const isOut = (bed: BedLife, ms: number): boolean => bed.out.some((i) => covers(i, ms));
/** An overflow bed is in service while it is open; taking it out closes it. */
const serves = (bed: BedLife, ms: number): boolean =>
  bed.kind === 'overflow' ? bed.open.some((i) => covers(i, ms)) : !isOut(bed, ms);

const heads = ({ party }: { readonly party: Party }): number =>
  party.women + party.men + party.other + party.girls + party.boys + party.infants;
