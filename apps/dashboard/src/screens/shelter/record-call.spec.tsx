import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Me, ShelterDetail } from '@safe-haven/contracts';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { refused, ShelterServer } from '../../features/shelter/server.fixture.ts';
import { at, bandedDetail, exactDetail, NOW } from '../../features/shelter/shelter.fixture.ts';
import { openBoard } from '../../model/board/board.fixture.ts';
import { BoardContext } from '../../model/board/use-board.ts';
import ShelterPage from './shelter-page.tsx';

const EVENT = '7d0a3f0e-6a52-4c1e-9b0c-2f5d9a4e8b61';
const ME = { may: ['board', 'exact'] } as unknown as Me;
const done = (type: string) => ({
  position: '00000000000000000101',
  revision: '0',
  events: [{ type, eventId: EVENT }],
});

beforeEach(() => void jest.useFakeTimers({ now: NOW }));
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});
const after = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));
const press = (name: string | RegExp) => act(() => void fireEvent.click(screen.getByRole('button', { name })));

async function given(detail: ShelterDetail) {
  const server = new ShelterServer(detail);
  render(
    <BoardContext value={openBoard().client}>
      <ShelterPage shelterId="lipa" row={detail.row} me={ME} boardPosition="" onClose={jest.fn()} />
    </BoardContext>,
  );
  await after(200);
  // Parts that are loaded when they are first shown.
  await act(async () => void (await import('../../features/call/was-full.tsx')));
  await after(0);
  return server;
}

describe('a call to another organisation’s house', () => {
  test('PC-4: “it was full” is one tap, and is taken back within 30 s', async () => {
    const server = await given(bandedDetail());
    press(/^We called: it was full, /);
    expect(server.last).toMatchObject({
      name: 'record-call',
      body: { free: 0, calledAt: new Date(NOW + 200).toISOString() },
    });
    server.last.respond(200, done('CallRecorded'));
    await after(0);
    expect(screen.getByText('Recorded: full, by phone.')).toBeTruthy();
    press('Undo');
    expect(server.last).toMatchObject({ name: 'undo', body: { eventId: EVENT } });
    server.last.respond(200, done('EventCorrected'));
    await after(0);
    expect(screen.getByText('Taken back.')).toBeTruthy();
    press(/^We called: it was full, /);
    server.last.respond(200, done('CallRecorded'));
    await after(31_000);
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  });

  test('PC-4: a number is asked for before it is sent, and a refusal is a sentence', async () => {
    const server = await given(bandedDetail());
    press('Record a call');
    press('Record the call');
    expect(server.sent).toEqual([]);
    expect(screen.getAllByText('Enter a whole number, at most 60.').length).toBeGreaterThan(0);
    act(() => void fireEvent.change(screen.getByLabelText('How many places are free'), { target: { value: '2' } }));
    press('Record the call');
    expect(server.last).toMatchObject({ name: 'record-call', body: { free: 2 } });
    server.last.respond(409, refused(409, 'call_too_long_ago'));
    await after(0);
    expect(screen.getByText(/more than two hours ago/)).toBeTruthy();
  });

  test('PC-2 PC-3: the band, the time and the role are shown; to its own people the number', async () => {
    const call = { band: '2-3', at: at(-5), byRole: 'hotline' } as const;
    const banded = bandedDetail();
    await given({ ...banded, row: { ...banded.row, call } });
    expect(screen.getByText(/^2 or 3 free, by phone \d\d:\d\d \(Hotline\)$/)).toBeTruthy();
    cleanup();
    const exact = exactDetail();
    await given({ ...exact, row: { ...exact.row, call: { ...call, free: 3 } } });
    expect(screen.getByText(/^3 free, by phone/)).toBeTruthy();
  });
});
