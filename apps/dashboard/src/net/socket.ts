import { PROTOCOL } from '@safe-haven/contracts';
import { io } from 'socket.io-client';
import { line } from './line.ts';

/** The used part of a socket.io client. */
export interface LiveSocket {
  on(event: string, listener: (body: unknown) => void): unknown;
  emit(event: string, body: unknown): unknown;
  connect(): unknown;
  disconnect(): unknown;
}

/** Reads our position at each connect; undefined without a board. */
export interface Handshake {
  readonly after?: string;
  readonly asOf?: string;
  readonly logId?: string;
  /** The whole board is fetched by HTTP, where it is compressed. */
  readonly fetches?: true;
}

/** Opens the live connection: websocket only, with the session cookie, reconnecting within seconds. */
export function openSocket(auth: () => Handshake | Promise<Handshake>): LiveSocket {
  const other = line.instead();
  if (other !== null) return other.open(auth);
  return io({
    path: '/live',
    transports: ['websocket'],
    auth: (give) => void Promise.resolve(auth()).then((position) => give({ protocol: PROTOCOL, ...position })),
    reconnectionDelay: 500,
    reconnectionDelayMax: 5_000,
    timeout: 8_000,
  });
}
