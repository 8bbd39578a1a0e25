declare global {
  /** Set by `public/start.js`: the answer to `GET /api/me`, asked while the script was on its way; undefined: none came. */
  var askedEarly: Promise<Response | undefined> | undefined;
}

/** The answer that was asked for before the program was there: once, for whoever asks the same first. */
export function takeAskedEarly(): Promise<Response | undefined> | undefined {
  const early = globalThis.askedEarly;
  globalThis.askedEarly = undefined;
  return early;
}
