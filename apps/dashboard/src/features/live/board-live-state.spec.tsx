import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, render, screen } from '@testing-library/react';
import { at, exactRow, openBoard, snapshotOf } from '../../model/board/board.fixture.ts';
import { BoardContext } from '../../model/board/use-board.ts';
import { BoardLiveState, BoardNotice } from './board-live-state.tsx';

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

describe('how current a screen is', () => {
  it('names the latest change on the board alone', () => {
    const { socket, client } = openBoard();
    act(() => {
      socket.receive('snapshot', snapshotOf(1, [exactRow('lipa')]));
      socket.receive('heartbeat', { position: at(1), at: new Date().toISOString() });
    });
    const on = (showsNewest: boolean) => {
      const { container } = render(
        <BoardContext value={client}>
          <BoardLiveState lateBy={0} showsNewest={showsNewest} />
        </BoardContext>,
      );
      const words = container.querySelector('.live-newest')?.textContent ?? null;
      cleanup();
      return words;
    };
    expect([on(false), on(true)]).toEqual([null, expect.stringMatching(/^Newest change /)]);
  });
});
