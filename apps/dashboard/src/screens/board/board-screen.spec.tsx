import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Row } from '@safe-haven/contracts';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { at, bandedRow, exactRow, openBoard, snapshotOf, unreadableRow } from '../../model/board/board.fixture.ts';
import { BoardContext } from '../../model/board/use-board.ts';
import { meOf } from '../../net/session/me.fixture.ts';
import { onPhone } from '../../ui/on-phone.fixture.ts';
import { useSearchShortcut } from '../../ui/shortcuts/search-shortcut.ts';
import { shortcutSetting } from '../../ui/shortcuts/shortcuts.ts';
import { HOVERS } from '../../ui/use-media.ts';
import { BoardScreen } from './board-screen.tsx';

const ME = meOf({ person: 'demo-jelena', demo: true, may: ['board', 'exact', 'trends'] });

/** A minimal shell: only the search shortcut, and no shelter can be opened. */
function Bar() {
  useSearchShortcut(true);
  return null;
}
const AROUND = { bar: () => <Bar />, Shelter: () => null };

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
function given(rows: readonly Row[] = ROWS) {
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

const rowOf = (shelterId: string) => document.querySelector<HTMLElement>(`[data-shelter="${shelterId}"]`)!;
const order = () => [...document.querySelectorAll('[data-shelter]')].map((row) => row.getAttribute('data-shelter'));
const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });

beforeEach(() => {
  jest.useFakeTimers();
  window.matchMedia = ((query: string) => ({
    matches: query === HOVERS,
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  })) as unknown as typeof window.matchMedia;
});
afterEach(() => {
  cleanup();
  shortcutSetting.set(true);
  jest.useRealTimers();
});

describe('the board', () => {
  it('lists exact houses first, then the others under the reason for their bands', () => {
    given();
    expect(order()).toEqual(['lipa', 'javor', 'breza', 'dunja', 'bukva', 'zova']);
    const [own, others] = screen.getAllByRole('list').filter((l) => l.closest('.houses-part'));
    expect(within(own!).getAllByRole('listitem')).toHaveLength(4);
    expect(within(others!).getAllByRole('listitem')).toHaveLength(2);
    expect(screen.getByText('Shown as full, 1, 2–3 or 4+ to protect small houses')).toBeTruthy();
  });

  it('never shows an exact number of a house whose numbers are not ours to know', () => {
    given();
    expect(rowOf('lipa').dataset).toMatchObject({ view: 'exact', free: '3' });
    expect(rowOf('lipa').textContent).toMatch(/3 free1 held4 occupied/);
    expect(rowOf('bukva').dataset).toMatchObject({ view: 'banded', free: '4+' });
    expect(rowOf('bukva').querySelector('.occupancy-bar')).toBeNull();
    expect(rowOf('bukva').textContent).toContain('4 or more free');
    expect(rowOf('dunja').textContent).toMatch(/No number can be shown.*Ask by phone/);
    expect(rowOf('breza').textContent).toContain('Paused');
  });

  it('sums what is free: exactly, at least, and by country', () => {
    given();
    const total = (scope: string) => document.querySelector<HTMLElement>(`[data-scope="${scope}"]`)!.dataset;
    expect(total('own')).toMatchObject({ value: '5', exact: 'true' });
    expect(total('network')).toMatchObject({ value: '9', exact: 'false' });
    expect(total('AL')).toMatchObject({ value: '4', exact: 'false' });
    expect(screen.getByText('at least 9 free')).toBeTruthy();
  });

  it('draws only the row that changed, and pulses it once', () => {
    const { update, drawn } = given();
    act(() => rowOf('lipa').querySelector('a')!.focus());
    drawn.length = 0;
    update(exactRow('lipa', { free: 1, name: 'House Lipa' }));
    act(() => jest.advanceTimersByTime(300));
    expect(rowOf('lipa').dataset).toMatchObject({ free: '1', pulse: 'odd' });
    expect(rowOf('javor').dataset['pulse']).toBeUndefined();
    expect(drawn).toContain('lipa');
    expect(drawn.filter((shelterId) => shelterId !== '' && shelterId !== 'lipa')).toEqual([]);
    expect(within(rowOf('lipa')).getByText('changed')).toBeTruthy();
    act(() => jest.advanceTimersByTime(5_100));
    expect(within(rowOf('lipa')).queryByText('changed')).toBeNull();
  });

  it('keeps the mark of a change on a row that moves far, and gives none to a row that only moves', () => {
    const many = Array.from({ length: 60 }, (_, n) =>
      exactRow(`h${n}`, { free: 3, name: `House ${String(n).padStart(2, '0')}` }),
    );
    const { update } = given(many);
    const marked = () => [...document.querySelectorAll('[data-pulse]')].map((row) => row.getAttribute('data-shelter'));
    update(exactRow('h59', { free: 7, name: 'House 59' }));
    act(() => jest.advanceTimersByTime(300));
    expect([order()[0], marked()]).toEqual(['h59', ['h59']]);
    act(() => jest.advanceTimersByTime(5_100));
    expect(marked()).toEqual([]);
    update(exactRow('h58', { free: 8, name: 'House 58' }));
    act(() => jest.advanceTimersByTime(300));
    expect([order().slice(0, 2), marked()]).toEqual([['h58', 'h59'], ['h58']]);
  });

  it('says a change aloud once, and several in one sentence', () => {
    const { update } = given();
    const announcement = () => document.querySelector('p[aria-live="polite"]')!.textContent;
    update(exactRow('lipa', { free: 1, name: 'House Lipa' }));
    expect(announcement()).toBe('');
    act(() => jest.advanceTimersByTime(2_100));
    expect(announcement()).toBe('House Lipa: 1 free');
    update(exactRow('lipa', { free: 0, name: 'House Lipa' }), exactRow('javor', { free: 1, name: 'House Javor' }));
    act(() => jest.advanceTimersByTime(2_100));
    expect(announcement()).toBe('2 houses changed');
  });

  it('says nothing of a house that is filtered away, nor of one that is as it was a moment ago', () => {
    const { update } = given();
    fireEvent.click(screen.getByRole('button', { name: 'Albania' }));
    update(exactRow('lipa', { free: 1, name: 'House Lipa' }));
    update(bandedRow('bukva', { name: 'House Bukva', places: { band: '1', together: '1' } }));
    update(bandedRow('bukva', { name: 'House Bukva' }));
    act(() => jest.advanceTimersByTime(2_100));
    expect(document.querySelector('p[aria-live="polite"]')!.textContent).toBe('');
  });

  it('leaves out a house that is gone, also while the list is held still', () => {
    const { socket, update } = given();
    act(() => rowOf('javor').querySelector('a')!.focus());
    update(exactRow('breza', { free: 5, name: 'House Breza' }));
    act(() => socket.receive('update', { from: at(2), position: at(3), rows: [], gone: ['dunja'] }));
    act(() => jest.advanceTimersByTime(300));
    const head = document.querySelector('.houses-count')!.textContent;
    expect([order(), head]).toEqual([['lipa', 'javor', 'breza', 'bukva', 'zova'], '3 of 3, exact']);
  });

  it('follows the order while the user is not in the list', () => {
    const { update } = given();
    update(exactRow('breza', { free: 5, name: 'House Breza' }));
    act(() => jest.advanceTimersByTime(300));
    expect(order().slice(0, 3)).toEqual(['breza', 'lipa', 'javor']);
  });

  it('does not move rows under the focus: it offers to', () => {
    const { update } = given();
    act(() => rowOf('javor').querySelector('a')!.focus());
    update(exactRow('breza', { free: 5, name: 'House Breza' }));
    act(() => jest.advanceTimersByTime(300));
    expect(order().slice(0, 3)).toEqual(['lipa', 'javor', 'breza']);
    expect(rowOf('breza').dataset['free']).toBe('5');
    fireEvent.click(screen.getByRole('button', { name: '1 house moved, show' }));
    expect(order().slice(0, 3)).toEqual(['breza', 'lipa', 'javor']);
    expect(screen.queryByRole('button', { name: /moved/ })).toBeNull();
  });

  it('keeps to the places that are needed together, and says which perhaps fit', () => {
    given();
    const more = screen.getByRole('button', { name: /^More: Places that are free together/ });
    for (let n = 0; n < 3; n += 1) fireEvent.click(more);
    expect(order()).toEqual(['lipa', 'dunja', 'bukva']);
    expect(rowOf('bukva').textContent).toContain('Perhaps 3 together, ask');
    expect(rowOf('lipa').textContent).not.toContain('Perhaps');
  });

  it('says when nothing fits, and shows everything again', () => {
    given();
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'nowhere' } });
    expect(order()).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Show all houses' }));
    expect(order()).toHaveLength(6);
  });

  it('filters by country', () => {
    given();
    fireEvent.click(screen.getByRole('button', { name: 'Albania' }));
    expect(order()).toEqual(['bukva', 'zova']);
    fireEvent.click(screen.getByRole('button', { name: 'All countries' }));
    expect(order()).toHaveLength(6);
  });

  it('moves by arrows and by j and k, and finds the search by /', () => {
    given();
    const focused = () => document.activeElement?.closest<HTMLElement>('[data-shelter]')?.dataset['shelter'];
    act(() => void press('j'));
    expect(focused()).toBe('lipa');
    act(() => void press('ArrowDown'));
    act(() => void press('j'));
    expect(focused()).toBe('breza');
    act(() => void press('k'));
    expect(focused()).toBe('javor');
    expect(rowOf('javor').querySelector('a')!.tabIndex).toBe(0);
    expect(rowOf('lipa').querySelector('a')!.tabIndex).toBe(-1);
    act(() => void press('/'));
    expect(document.activeElement).toBe(screen.getByRole('searchbox'));
    act(() => void press('j'));
    expect(document.activeElement).toBe(screen.getByRole('searchbox'));
  });

  it('is where "/" leads from every other screen: into its search, once', () => {
    history.replaceState(null, '', '/tonight');
    const elsewhere = render(<Bar />);
    act(() => void press('/'));
    expect(location.pathname).toBe('/');
    elsewhere.unmount();
    given();
    expect(document.activeElement).toBe(screen.getByRole('searchbox'));
    expect(history.state).toBe(null);
  });

  it('leaves single keys alone once they are switched off', () => {
    given();
    shortcutSetting.set(false);
    act(() => void press('j'));
    expect(document.activeElement).toBe(document.body);
  });

  it('says that the connection is gone, from when the board is, and what a reload would do', () => {
    const { socket } = given();
    act(() => socket.receive('disconnect', 'transport close'));
    act(() => jest.advanceTimersByTime(4_000));
    expect(screen.getByRole('alert').textContent).toMatch(
      /^Offline since \d\d:\d\d\. This board is from \d\d:\d\d and will be gone if you reload\.$/,
    );
    expect(document.querySelector('[data-live]')!.getAttribute('data-live')).toBe('offline');
    expect(order()).toHaveLength(6);
  });

  it('shows rows to come only when they are late', () => {
    const { socket, client } = openBoard();
    render(
      <BoardContext value={client}>
        <BoardScreen me={ME} shelterId={null} onMap={false} {...AROUND} />
      </BoardContext>,
    );
    expect(screen.queryByText('The board is being loaded')).toBeNull();
    act(() => jest.advanceTimersByTime(160));
    expect(screen.getByText('The board is being loaded')).toBeTruthy();
    act(() => socket.receive('snapshot', snapshotOf(1, [])));
    expect(screen.getByText('No house is on the board yet.')).toBeTruthy();
  });
});

describe('TN-5: on a phone', () => {
  afterEach(() => void jest.restoreAllMocks());

  it('what the list is asked for is folded, opens, and says how much is asked when it is folded again', () => {
    onPhone();
    given();
    const toggle = () => screen.getByRole('button', { name: /^Filter/ });
    expect(screen.queryByRole('search')).toBeNull();
    expect(toggle().getAttribute('aria-expanded')).toBe('false');
    fireEvent.click(toggle());
    const filters = within(screen.getByRole('search'));
    fireEvent.click(filters.getByRole('button', { name: /^More/ }));
    fireEvent.click(toggle());
    expect(screen.queryByRole('search')).toBeNull();
    expect(toggle().textContent).toBe('Filter: 1');
  });
});
