import { eventually } from '@safe-haven/jest-preset/waiting';
import type { Socket } from 'socket.io-client';
import type { CaseworkProgram } from '../../requests/testing/casework-program.ts';
import type { HttpProgram } from '../../testing/http-program.ts';
import { BoardGateway } from '../board.gateway.ts';

/** Waits until every consequence is recorded, and nobody has a nudge about it to come. */
export async function nothingPlanned(work: CaseworkProgram): Promise<void> {
  await work.idle();
  await eventually(() => !work.haven.program.nudges.isPlanned);
}

/** Waits until each socket has received all that the program has sent it so far. */
export async function caughtUp({ served }: HttpProgram, sockets: readonly Socket[]): Promise<void> {
  const marks = sockets.map((socket) => new Promise((resolve) => socket.once('mark', resolve)));
  const { server } = served.app.get(BoardGateway, { strict: false });
  // Comes after what was sent before, on each socket.
  (server as unknown as { emit(event: string): void }).emit('mark');
  await Promise.all(marks);
}
