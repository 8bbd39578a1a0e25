/** Settings with which the program believes that it is so many ms later: its own code is as it is, its `Date` is not. */
export function clockAheadBy(ms: number): Readonly<Record<string, string>> {
  const shift = `
    const Real = Date;
    globalThis.Date = class extends Real {
      constructor(...given) {
        if (given.length === 0) super(Real.now() + ${ms});
        else super(...given);
      }
      static now() {
        return Real.now() + ${ms};
      }
    };`;
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(shift)}` };
}
