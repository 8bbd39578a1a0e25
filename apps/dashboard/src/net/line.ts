import { forgetServerTime } from './server-time.ts';
import type { Handshake, LiveSocket } from './socket.ts';

/** What of a response is read. */
export type LineAnswer = Pick<Response, 'ok' | 'status' | 'headers' | 'json'>;

/** What answers this page instead of its server: a network in memory (PN-1). */
export interface Line {
  fetch(path: string, init: RequestInit): Promise<LineAnswer>;
  open(auth: () => Handshake | Promise<Handshake>): LiveSocket;
}

let instead: Line | null = null;
/** The highest log position in an answer to this page: later reads include its own writes. */
let written = '';

/** The connection of this page: to its server, unless another one has taken its place. */
export const line = {
  /** Puts another line in the place of the server, or null for the server. Time and positions of one mean nothing in another. */
  use(next: Line | null): void {
    instead = next;
    written = '';
    forgetServerTime();
  },
  instead: (): Line | null => instead,
  fetch: (path: string, init: RequestInit): Promise<LineAnswer> =>
    instead === null ? fetch(path, init) : instead.fetch(path, init),
  written: (): string => written,
  noteWritten(position: string): void {
    if (position > written) written = position;
  },
};
