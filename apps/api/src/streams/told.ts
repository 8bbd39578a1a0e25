/**
 * What the first copy of a command was told, so that each later one is told the same, byte for byte (SH-7): what is told
 * of a refusal depends on the moment, such as who was faster.
 */
export class Told {
  #first: { readonly asker: string; readonly said: Promise<unknown> } | undefined;

  /**
   * Says it, or what was said. `asker`: their rights; with other rights it is said anew. What could not be said is said
   * by the next copy.
   */
  once<T>(asker: string, say: () => T | Promise<T>): Promise<T> {
    if (this.#first !== undefined && this.#first.asker !== asker) return Promise.resolve(say());
    this.#first ??= { asker, said: this.#said(say) };
    return this.#first.said as Promise<T>;
  }

  async #said<T>(say: () => T | Promise<T>): Promise<T> {
    try {
      return await say();
    } catch (error) {
      this.#first = undefined;
      throw error;
    }
  }
}
