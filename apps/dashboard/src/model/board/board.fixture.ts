import { type BandedRow, type ExactRow, PROTOCOL, type Row, type UnreadableRow } from '@safe-haven/contracts';
import type { LiveSocket } from '../../net/socket.ts';
import { type BoardClient, type BoardClientOptions, openBoardClient } from './board-client.ts';

/** Rows and a socket for tests, in the format of the wire. */

const common = (shelterId: string) => ({
  shelterId,
  name: `House ${shelterId}`,
  organisation: 'Atina',
  country: 'RS',
  area: { id: 'rs-nis', name: 'Niš', point: [21.9, 43.32] as [number, number] },
  kind: 'emergency' as const,
  mode: 'kept' as const,
  intake: { state: 'open' as const },
});

export const exactRow = (shelterId: string, over: Partial<ExactRow> & { free?: number } = {}): ExactRow => {
  const { free = 2, ...rest } = over;
  return {
    view: 'exact',
    ...common(shelterId),
    places: { inService: 8, free, spare: 0, held: 1, occupied: 7 - free, outOfService: 0, together: free, freeCots: 0 },
    soonFree: null,
    reported: null,
    confirmedAt: null,
    changedAt: '2026-11-25T01:00:00.000Z',
    revision: '7',
    ...rest,
  };
};

export const bandedRow = (shelterId: string, over: Partial<BandedRow> = {}): BandedRow => ({
  view: 'banded',
  ...common(shelterId),
  organisation: 'Mary Ward Loreto',
  country: 'AL',
  area: { id: 'al-tirane', name: 'Tirana', point: [19.82, 41.33] },
  places: { band: '4+', together: '2-3' },
  freshness: 'fresh',
  ...over,
});

export const unreadableRow = (shelterId: string, over: Partial<UnreadableRow> = {}): UnreadableRow => ({
  view: 'unreadable',
  ...common(shelterId),
  intake: { state: 'ask', why: 'unreadable' },
  ...over,
});

export const at = (n: number): string => String(n).padStart(20, '0');
export const snapshotOf = (position: number, rows: readonly Row[], logId = 'log-1') => ({
  protocol: PROTOCOL,
  logId,
  position: at(position),
  rows,
});

/** A socket that a test drives, recording what the client sends. */
export class ManualSocket implements LiveSocket {
  readonly sent: { readonly event: string; readonly body: unknown }[] = [];
  readonly #listeners = new Map<string, (message: unknown) => void>();
  connects = 0;
  closed = false;

  on(event: string, listener: (message: unknown) => void): void {
    this.#listeners.set(event, listener);
  }

  emit(event: string, body: unknown): void {
    this.sent.push({ event, body });
  }

  connect(): void {
    this.connects += 1;
  }

  disconnect(): void {
    this.closed = true;
  }

  receive(event: string, message: unknown): void {
    this.#listeners.get(event)?.(message);
  }
}

/** A board client on a socket that the test drives. */
export function openBoard(options: Partial<BoardClientOptions> = {}): { socket: ManualSocket; client: BoardClient } {
  const socket = new ManualSocket();
  const client = openBoardClient({
    open: () => socket,
    now: Date.now,
    later: () => () => undefined,
    onSignedOut: () => undefined,
    onOtherProtocol: () => undefined,
    onServerTime: () => undefined,
    ...options,
  });
  return { socket, client };
}
