/** How often ranges held what then came, and how far the middle was off, beside "the same as today". */
export class Score {
  tried = 0;
  #held = 0;
  #off = 0;
  #offToday = 0;

  add({ low, middle, high }: { low: number; middle: number; high: number }, today: number, came: number): void {
    this.tried++;
    if (came >= low && came <= high) this.#held++;
    this.#off += Math.abs(came - middle);
    this.#offToday += Math.abs(came - today);
  }

  /** In per cent. */
  get coverage(): number {
    return (100 * this.#held) / this.tried;
  }
  /** In places, on average. */
  get off(): number {
    return this.#off / this.tried;
  }
  get offToday(): number {
    return this.#offToday / this.tried;
  }

  toString(): string {
    return `${this.tried} tried, range held ${this.coverage.toFixed(1)} %, middle off ${this.off.toFixed(3)}, same as today off ${this.offToday.toFixed(3)}`;
  }
}
