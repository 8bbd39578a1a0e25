import type { Me } from '@safe-haven/contracts';

/** Who somebody is at this page: the person, and the role in which they act. */
type Who = Pick<Me, 'person' | 'grantId'>;

declare global {
  /** Set by `public/start.js`: the answer to `GET /api/me`, asked while the script was on its way; undefined: none came. */
  var askedEarly: Promise<Response | undefined> | undefined;
  /** Set by the same: the answer to `GET /api/board`, and who was there when it was asked. */
  var boardAskedEarly: Promise<{ readonly me: Who; readonly answer: Response } | undefined> | undefined;
}

/** The answer that was asked for before the program was there: once, for whoever asks the same first. */
export function takeAskedEarly(): Promise<Response | undefined> | undefined {
  const early = globalThis.askedEarly;
  globalThis.askedEarly = undefined;
  return early;
}

/**
 * The board that was asked for before the program was there, as it came: once, and for nobody but whom it was asked
 * for. Resolves to null where there is none; undefined: nobody asked, or it was handed out.
 */
export function takeBoardAskedEarly(who: Who): Promise<unknown> | undefined {
  const early = globalThis.boardAskedEarly;
  globalThis.boardAskedEarly = undefined;
  return early?.then(async (it) => (isFor(who, it?.me) && it?.answer.ok ? it.answer.json() : null)).catch(() => null);
}

const isFor = (who: Who, asked: Who | undefined): boolean =>
  who.person === asked?.person && who.grantId === asked.grantId;
