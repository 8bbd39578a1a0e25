type Settings = Readonly<Record<string, string>>;

/** Settings with which the program believes that it is so many ms later: its own code is as it is, its `Date` is not. */
export const clockAheadBy = (ms: number): Settings => clock(`Real.now() + ${ms}`);

/** The same for a program whose clock goes so many times slower from now on: as many times longer is what it lets people do. */
export function clockSlowerBy(times: number): Settings {
  const since = Date.now();
  return clock(`${since} + Math.floor((Real.now() - ${since}) / ${times})`);
}

function clock(now: string): Settings {
  const shift = `
    const Real = Date;
    globalThis.Date = class extends Real {
      constructor(...given) {
        if (given.length === 0) super(${now});
        else super(...given);
      }
      static now() {
        return ${now};
      }
    };`;
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(shift)}` };
}
