import { io } from 'socket.io-client';
import type { Handshake, LiveSocket } from './board-client.ts';

/** The live line: websocket alone, the session's cookie, back by itself within seconds. */
export function openSocket(auth: () => Handshake): LiveSocket {
  return io({
    path: '/live',
    transports: ['websocket'],
    auth: (give) => give(auth()),
    reconnectionDelay: 500,
    reconnectionDelayMax: 5_000,
    timeout: 8_000,
  });
}
