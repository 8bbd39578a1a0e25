/**
 * The answer that the first copy of a command got, so that each later one gets the same, byte for byte (SH-7): what is disclosed
 * of a refusal depends on the moment, such as who was faster.
 */
export class FirstAnswer {
  #first: { readonly rights: string; readonly answer: Promise<unknown> } | undefined;

  /**
   * Makes the answer, or repeats the first. `rights`: those of the caller; with others it is made again. One that could
   * not be made is made by the next copy.
   */
  once<T>(rights: string, make: () => T | Promise<T>): Promise<T> {
    if (this.#first !== undefined && this.#first.rights !== rights) return Promise.resolve(make());
    this.#first ??= { rights, answer: this.#made(make) };
    return this.#first.answer as Promise<T>;
  }

  async #made<T>(make: () => T | Promise<T>): Promise<T> {
    try {
      return await make();
    } catch (error) {
      this.#first = undefined;
      throw error;
    }
  }
}
