import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, render, screen } from '@testing-library/react';
import { exactRow, openBoard, snapshotOf } from '../../model/board/board.fixture.ts';
import { BoardContext } from '../../model/board/use-board.ts';
import { BoardNotice } from './board-live-state.tsx';

const settle = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));
const shown = () =>
  screen.queryByRole('status')?.dataset['problem'] ?? screen.queryByRole('alert')?.textContent ?? null;

beforeEach(() => void jest.useFakeTimers());
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

describe('the banner above the board', () => {
  it('LG-5: given a first board that does not come, then that is said after 3.5 s until it does', async () => {
    const { socket, client } = openBoard();
    render(
      <BoardContext value={client}>
        <BoardNotice />
      </BoardContext>,
    );
    await settle(3_400);
    expect(shown()).toBeNull();
    await settle(200);
    expect(shown()).toBe('no_answer_yet');
    act(() => socket.receive('snapshot', snapshotOf(1, [exactRow('lipa')])));
    expect(shown()).toBeNull();
  });

  it('given a connection that is lost before there is a board, then it says since when, and not that it is late', async () => {
    const { socket, client } = openBoard();
    render(
      <BoardContext value={client}>
        <BoardNotice />
      </BoardContext>,
    );
    act(() => socket.receive('disconnect', 'transport close'));
    await settle(5_000);
    expect(shown()).toContain('Offline since');
  });
});
