import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, render, screen } from '@testing-library/react';
import { openBoard, snapshotOf } from '../../model/board/board.fixture.ts';
import { BoardContext } from '../../model/board/use-board.ts';
import { shortcutSetting } from '../../ui/shortcuts/shortcuts.ts';
import { AROUND, given, ME, order, press, rowOf, setUp, tearDown } from './board-screen.fixture.tsx';
import { BoardScreen } from './board-screen.tsx';

beforeEach(setUp);
afterEach(tearDown);

describe('the board', () => {
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
