/** What a raid's list is by the rules of SPEC (OR-2 to OR-4), in the simplest words: pairs of cards, and nothing of a house. */
export class RaidModel {
  readonly #cards = new Set<number>();
  /** Pairs that stay together, and pairs that may not meet, as they were said: the one who says it is first. */
  #together: Pair[] = [];
  #apart: Pair[] = [];
  #last = 0;

  get cards(): readonly number[] {
    return [...this.#cards].toSorted((a, b) => a - b);
  }

  /** A card that nobody had. */
  fresh(): number {
    this.#last += 1;
    return this.#last;
  }

  /** Whether two stay together, through whomever. */
  areTogether(one: number, other: number): boolean {
    const reached = new Set([one]);
    for (let size = 0; size < reached.size; ) {
      size = reached.size;
      for (const pair of this.#together)
        if (pair.some((card) => reached.has(card))) for (const card of pair) reached.add(card);
    }
    return reached.has(other);
  }

  /** Pairs of cards that may not be in one house. */
  get apart(): readonly Pair[] {
    const both = (pair: Pair) => pair.every((card) => this.#cards.has(card));
    return this.#apart.filter(both);
  }

  /** Why it is refused by the list alone; null: it may be done. */
  add(card: number, stays: readonly number[], avoids: readonly number[]): string | null {
    if (this.#cards.has(card)) return 'line_taken';
    const before = [this.#together, this.#apart];
    this.#together = [...this.#together, ...stays.map((other): Pair => [card, other])];
    this.#apart = [...this.#apart, ...avoids.map((other): Pair => [card, other])];
    this.#cards.add(card);
    if (this.#isSound()) return null;
    [this.#together, this.#apart] = before as [Pair[], Pair[]];
    this.#cards.delete(card);
    return 'with_and_not_with';
  }

  mayTakeBack = (card: number): string | null => (this.#cards.has(card) ? null : 'line_unknown');

  takeBack(card: number): void {
    this.#cards.delete(card);
    const without = (pairs: Pair[]) => pairs.filter((pair) => !pair.includes(card));
    [this.#together, this.#apart] = [without(this.#together), without(this.#apart)];
  }

  /** Both are one: whatever was said of either is said of it. */
  mayJoin(card: number, other: number): string | null {
    if (card === other || !this.#cards.has(card) || !this.#cards.has(other)) return 'line_unknown';
    return this.#joined(card, other).#isSound() ? null : 'with_and_not_with';
  }

  join(card: number, other: number): void {
    const after = this.#joined(card, other);
    [this.#together, this.#apart] = [after.#together, after.#apart];
    this.#cards.delete(other);
  }

  maySplit = this.mayTakeBack;

  /** Those who go stay with nobody, and avoid whom all of them avoided. */
  split(card: number, into: number): void {
    const avoided = this.#apart.filter((pair) => pair.includes(card)).map(([a, b]) => (a === card ? b : a));
    this.#cards.add(into);
    this.#apart = [...this.#apart, ...avoided.map((other): Pair => [into, other])];
  }

  #joined(card: number, other: number): RaidModel {
    const after = new RaidModel();
    const renamed = ([a, b]: Pair): Pair => [a === other ? card : a, b === other ? card : b];
    for (const one of this.#cards) if (one !== other) after.#cards.add(one);
    after.#together = this.#together.map(renamed).filter(([a, b]) => a !== b);
    after.#apart = this.#apart.map(renamed);
    return after;
  }

  #isSound(): boolean {
    return this.#apart.every(([one, other]) => !this.areTogether(one, other));
  }
}

type Pair = readonly [number, number];
