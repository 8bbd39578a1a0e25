import { jest } from '@jest/globals';
import type { Row } from '@safe-haven/contracts';
import { act, cleanup, fireEvent, render } from '@testing-library/react';
import { at, bandedRow, exactRow, openBoard, snapshotOf, unreadableRow } from '../../model/board/board.fixture.ts';
import { BoardContext } from '../../model/board/use-board.ts';
import { meOf } from '../../net/session/me.fixture.ts';
import { useSearchShortcut } from '../../ui/shortcuts/search-shortcut.ts';
import { shortcutSetting } from '../../ui/shortcuts/shortcuts.ts';
import { HOVERS } from '../../ui/use-media.ts';
import { BoardScreen } from './board-screen.tsx';

export const ME = meOf({ person: 'demo-jelena', demo: true, may: ['board', 'exact', 'trends'] });

/** A minimal shell: only the search shortcut, and no shelter can be opened. */
function Bar() {
  useSearchShortcut(() => undefined);
  return null;
}
export const AROUND = { bar: () => <Bar />, Shelter: () => null };

const ROWS: readonly Row[] = [
  exactRow('lipa', { free: 3, name: 'House Lipa' }),
  exactRow('javor', { free: 2, name: 'House Javor' }),
  exactRow('breza', {
    free: 0,
    name: 'House Breza',
    mode: 'kept',
    intake: { state: 'paused', reason: null, until: null },
  }),
  unreadableRow('dunja', { name: 'House Dunja' }),
  bandedRow('bukva', { name: 'House Bukva' }),
  bandedRow('zova', { name: 'House Zova', places: { band: '0', together: '0' } }),
];

/**
 * The board on a socket that the test drives, with a hovering pointer and a narrow window: the list without the map.
 */
export function given(rows: readonly Row[] = ROWS) {
  const { socket, client: opened } = openBoard();
  // Counts renders of rows.
  const drawn: string[] = [];
  const row = (shelterId: string) => {
    drawn.push(shelterId);
    return opened.row(shelterId);
  };
  const client = { ...opened, row };
  let position = 1;
  render(
    <BoardContext value={client}>
      <BoardScreen me={ME} shelterId={null} onMap={false} {...AROUND} />
    </BoardContext>,
  );
  act(() => {
    socket.receive('snapshot', snapshotOf(position, rows));
    socket.receive('heartbeat', { position: at(position), at: new Date().toISOString() });
  });
  const update = (...changed: Row[]) => {
    act(() => socket.receive('update', { from: at(position), position: at(position + 1), rows: changed }));
    position += 1;
  };
  return { socket, update, drawn };
}

export const rowOf = (shelterId: string) => document.querySelector<HTMLElement>(`[data-shelter="${shelterId}"]`)!;
export const order = () =>
  [...document.querySelectorAll('[data-shelter]')].map((row) => row.getAttribute('data-shelter'));
export const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });

/** Fake timers and a hovering pointer, to be called before each test. */
export function setUp(): void {
  jest.useFakeTimers();
  window.matchMedia = ((query: string) => ({
    matches: query === HOVERS,
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  })) as unknown as typeof window.matchMedia;
}

/** Undoes `setUp`, to be called after each test. */
export function tearDown(): void {
  cleanup();
  shortcutSetting.set(true);
  jest.useRealTimers();
}
