import { io } from 'socket.io-client';

/** The part of a socket.io client that is used: nothing else of it is known here. */
export interface LiveSocket {
  on(event: string, listener: (body: unknown) => void): unknown;
  emit(event: string, body: unknown): unknown;
  connect(): unknown;
  disconnect(): unknown;
}

/** Where we stand: asked anew at every connecting. Without a position while we hold no board. */
export interface Handshake {
  readonly after?: string;
  readonly asOf?: string;
  readonly logId?: string;
  /** We ask for the whole board by HTTP, where it comes compressed. */
  readonly fetches?: true;
}

/** The live connection: websocket alone, the session's cookie, back by itself within seconds. */
export function openSocket(auth: () => Handshake | Promise<Handshake>): LiveSocket {
  return io({
    path: '/live',
    transports: ['websocket'],
    auth: (give) => void Promise.resolve(auth()).then(give),
    reconnectionDelay: 500,
    reconnectionDelayMax: 5_000,
    timeout: 8_000,
  });
}
