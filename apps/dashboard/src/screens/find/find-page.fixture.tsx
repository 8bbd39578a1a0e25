import { afterEach, beforeEach, jest } from '@jest/globals';
import type { EndedHold, FoundPlaces, NightHold, Row } from '@safe-haven/contracts';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { holdOf, nightOf } from '../../features/request/night.fixture.tsx';
import { memory, type RememberedSearch } from '../../features/search/search-memory.ts';
import { at, bandedRow, exactRow, openBoard, snapshotOf } from '../../model/board/board.fixture.ts';
import { BoardContext } from '../../model/board/use-board.ts';
import { FakeServer, ok, type Reply, type SentRequest } from '../../net/server.fixture.ts';
import { meOf } from '../../net/session/me.fixture.ts';
import { sessions } from '../../net/session/session.ts';
import { HOVERS } from '../../ui/use-media.ts';
import { askFirst, foundPlaces, foundShelter, full } from './find.fixture.ts';
import FindPage from './find-page.tsx';

const ME = meOf({ role: 'hotline', may: ['board', 'call', 'find', 'requests', 'hold'] });
const IDS = ['bukva', 'orah', 'jasen', 'kalina', 'lipa'] as const;
export const ROWS: readonly Row[] = IDS.map((id) =>
  bandedRow(id, { name: `House ${id[0]!.toUpperCase()}${id.slice(1)}` }),
);
export const FOUND = foundPlaces({
  takes: [foundShelter('bukva'), foundShelter('orah', { km: 99 })],
  takesIf: [askFirst('jasen')],
  cannot: [full('lipa')],
});
export const HELD = {
  position: at(9),
  revision: '3',
  events: [{ type: 'BedsHeld', holdId: 'h1', places: 1, roomKind: 'household', expiresAt: '2026-11-25T02:40:00.000Z' }],
};
export const HOLD = holdOf({
  holdId: 'h1',
  places: 1,
  expiresAt: '2026-11-25T02:40:00.000Z',
  extendsTo: '2026-11-25T03:10:00.000Z',
});
/** The night in which these holds live. */
export const NIGHT = (holds: readonly NightHold[], ended: readonly EndedHold[] = []) =>
  nightOf({ holds: [...holds], ...(ended.length > 0 && { ended: [...ended] }) });

export interface Given {
  readonly phone?: boolean;
  readonly hovers?: boolean;
  /** `real` where a chunk is loaded. */
  readonly timers?: 'real';
  /** The board does not come. */
  readonly boardless?: boolean;
  /** What another screen has begun: a transfer, for which a house is chosen. */
  readonly begun?: RememberedSearch;
  readonly answers?: Record<string, Reply | ((request: SentRequest) => Reply)>;
}

/** The screen on a socket that the test drives, with scripted answers. */
export async function given({
  phone = false,
  hovers = true,
  boardless = false,
  answers = {},
  timers,
  begun,
}: Given = {}) {
  window.matchMedia = ((query: string) => ({
    matches: query === HOVERS ? hovers : query.includes('639px') ? phone : false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  })) as unknown as typeof window.matchMedia;
  let found: FoundPlaces = FOUND;
  const server = new FakeServer({ 'POST /api/find': () => ok(found), ...answers });
  const { socket, client } = openBoard();
  if (!boardless) socket.receive('snapshot', snapshotOf(1, ROWS));
  sessions.entered(ME);
  if (begun) memory.keep(begun);
  let position = 1;
  const view = render(
    <BoardContext value={client}>
      <FindPage me={ME} />
    </BoardContext>,
  );
  if (timers === 'real') await screen.findAllByRole('listitem');
  else await wait(200);
  return {
    server,
    socket,
    view,
    /** Moves the board and sets the next answer. */
    async boardMoves(next: FoundPlaces, ms = 2_300) {
      found = next;
      act(() => socket.receive('update', { from: at(position), position: at(position + 1), rows: [exactRow('lipa')] }));
      position += 1;
      await wait(ms);
    },
    answerNext(next: FoundPlaces) {
      found = next;
    },
    /** A `tonight` nudge; the rows of the board stay as they are. */
    async nudge() {
      act(() => socket.receive('tonight', { position: at(9) }));
      await wait(200);
    },
    asks: () => server.to('/api/find').map(({ body }) => body as { party: object; needs: object }),
  };
}

export const wait = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));
export const count = (name: string) => screen.getByRole('spinbutton', { name });
export const press = (key: string, on: Element = document.activeElement ?? document.body) =>
  fireEvent.keyDown(on, { key });
export const row = (id: string) => document.querySelector<HTMLElement>(`.found[data-shelter="${id}"]`)!;
/** The action of a row, next to what can be recorded of a call. */
export const action = (id: string) =>
  within(row(id)).getByRole('button', { name: (_, button) => button.matches('[data-action]') });

export const shown = (which: string) =>
  [...document.querySelectorAll(`[data-group="${which}"] [data-shelter]`)].map((r) => r.getAttribute('data-shelter'));

/** Resets the clock and the session for each test. */
export function eachOnItsOwn(): void {
  beforeEach(() => {
    jest.useFakeTimers({ now: Date.parse('2026-11-25T01:10:00.000Z') });
    window.scrollTo = () => undefined;
    sessions.ended();
  });
  afterEach(() => {
    cleanup();
    // Numbers that were asked for at the end are a batch that the next test would wait for.
    jest.runOnlyPendingTimers();
    jest.useRealTimers();
  });
}
