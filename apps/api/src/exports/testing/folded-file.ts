/** One line of the file "what happened in your houses", as its reader knows it. */
export interface FileLine {
  readonly position: string;
  readonly stream: string;
  readonly type: string;
  readonly room?: string;
  readonly bed?: string;
  readonly hold?: string;
  readonly stay?: string;
  readonly beds?: number;
  readonly bedsMoved?: readonly string[];
  readonly corrects?: string;
  readonly correction?: { readonly kind: string };
  readonly data: Readonly<Record<string, unknown>>;
}

interface Bed {
  readonly room: string;
  readonly kind: string;
  out: boolean;
  /** Of an overflow bed: whether it is open; it stays so while it is in use. */
  open: boolean;
}

/** The numbers of one house that its board row has. */
export interface FoldedPlaces {
  readonly inService: number;
  readonly free: number;
  readonly spare: number;
  readonly held: number;
  readonly occupied: number;
}

/**
 * Folds the lines of one house into its places, from the file alone: it shares no code with the program. Corrected lines
 * are read as their correction says.
 */
export function placesIn(lines: readonly FileLine[]): FoldedPlaces {
  const shelter = new FileShelter();
  const corrected = new Map<string, FileLine[]>();
  for (const line of lines) {
    if (line.corrects) corrected.set(line.corrects, [...(corrected.get(line.corrects) ?? []), line]);
  }
  for (const line of lines) {
    const by = corrected.get(line.position) ?? [];
    if (by.some(({ correction }) => correction?.kind === 'void')) continue;
    const beds = by.findLast(({ correction }) => correction?.kind === 'replace_beds')?.bedsMoved;
    shelter.apply(beds ? { ...line, bedsMoved: beds } : line);
  }
  return shelter.places();
}

class FileShelter {
  readonly #households = new Set<string>();
  readonly #beds = new Map<string, Bed>();
  readonly #holds = new Map<string, readonly string[]>();
  readonly #stays = new Map<string, readonly string[]>();
  readonly #closing = new Set<string>();

  apply(line: FileLine): void {
    const { type, room, bed, hold, stay, bedsMoved = [], data } = line;
    if (type === 'RoomAdded' && data['privacy'] === 'household') this.#households.add(room!);
    if (type === 'BedAdded') {
      this.#beds.set(bed!, { room: room!, kind: String(data['kind']), out: false, open: false });
    }
    if (type === 'BedRetired') this.#beds.delete(bed!);
    if (type === 'BedTakenOutOfService') this.#beds.get(bed!)!.out = true;
    if (type === 'BedReturnedToService') this.#beds.get(bed!)!.out = false;
    if (type === 'OverflowOpened') for (const id of bedsMoved) this.#open(id, true);
    if (type === 'OverflowClosed') for (const id of bedsMoved) this.#open(id, false);
    if (type === 'BedsHeld') this.#holds.set(hold!, bedsMoved);
    if (type === 'HoldReleased' || type === 'HoldLapsed') this.#holds.delete(hold!);
    if (type === 'PartyAdmitted' && hold) this.#holds.delete(hold);
    if (['PartyAdmitted', 'PartyMoved', 'PartyChanged'].includes(type)) this.#stays.set(stay!, bedsMoved);
    if (type === 'PartyDischarged') this.#stays.delete(stay!);
    for (const id of this.#closing) if (!this.#used().has(id)) this.#open(id, false);
  }

  #open(id: string, open: boolean): void {
    if (!open && this.#used().has(id)) {
      this.#closing.add(id);
      return;
    }
    this.#closing.delete(id);
    this.#beds.get(id)!.open = open;
  }

  #used = (): Set<string> => new Set([...this.#holds.values(), ...this.#stays.values()].flat());

  places(): FoldedPlaces {
    const used = this.#used();
    const taken = new Set([...used].map((id) => this.#beds.get(id)!.room).filter((room) => this.#households.has(room)));
    const inService = [...this.#beds].filter(
      ([, { kind, out, open }]) => kind !== 'cot' && !out && (kind !== 'overflow' || open),
    );
    const unused = inService.filter(([id]) => !used.has(id));
    const spare = unused.filter(([, { room }]) => taken.has(room)).length;
    const countIn = (of: ReadonlyMap<string, readonly string[]>) =>
      [...of.values()].flat().filter((id) => this.#beds.get(id)!.kind !== 'cot').length;
    return {
      inService: inService.length,
      free: unused.length - spare,
      spare,
      held: countIn(this.#holds),
      occupied: countIn(this.#stays),
    };
  }
}
