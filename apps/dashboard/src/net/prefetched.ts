import type { Me } from '@safe-haven/contracts';

/** The session a response belongs to: person and role. */
type SessionIdentity = Pick<Me, 'person' | 'grantId'>;

declare global {
  /**
   * Set by `public/start.js`: the response to `GET /api/me`, requested while the script was loading; undefined: none.
   */
  var prefetchedMe: Promise<Response | undefined> | undefined;
  /** Set by `public/start.js`: the response to `GET /api/board`, with the session it was requested in. */
  var prefetchedBoard: Promise<{ readonly me: SessionIdentity; readonly answer: Response } | undefined> | undefined;
}

/** The answer to `GET /api/me` that `start.js` requested before the script had loaded. Handed out once, to the first caller. */
export function takePrefetchedMe(): Promise<Response | undefined> | undefined {
  const prefetched = globalThis.prefetchedMe;
  globalThis.prefetchedMe = undefined;
  return prefetched;
}

/**
 * The board that `start.js` requested before the script had loaded, unvalidated. Handed out once, and only to the session
 * it was requested in. Resolves to null where the request failed; undefined: it was not requested, or was handed out.
 */
export function takePrefetchedBoard(who: SessionIdentity): Promise<unknown> | undefined {
  const prefetched = globalThis.prefetchedBoard;
  globalThis.prefetchedBoard = undefined;
  return prefetched
    ?.then(async (board) => (isFor(who, board?.me) && board?.answer.ok ? board.answer.json() : null))
    .catch(() => null);
}

const isFor = (who: SessionIdentity, session: SessionIdentity | undefined): boolean =>
  who.person === session?.person && who.grantId === session.grantId;
