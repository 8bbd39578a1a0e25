import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Notices } from '@safe-haven/contracts';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { at, ManualSocket, snapshotOf } from '../../model/board/board.fixture.ts';
import { openBoardClient } from '../../model/board/board-client.ts';
import { BoardContext } from '../../model/board/use-board.ts';
import { done, FakeServer, ok, type Reply, refusal } from '../../net/server.fixture.ts';
import NoticesPage from '../../screens/notices/notices-page.tsx';
import NoticesLine from './notices-line.tsx';

const LOOK: Notices['emergencies'][number] = {
  accessId: 'a1',
  shelterId: 'lipa',
  shelterName: 'House Lipa',
  byOrganisation: 'Lara',
  byName: 'Ana K.',
  reason: 'house_not_reachable',
  at: '2026-11-25T01:00:00.000Z',
  until: '2026-11-25T01:30:00.000Z',
};
const one = ok({ emergencies: [LOOK] });
const none = ok({ emergencies: [] });

async function given(page: React.ReactElement, answers: Record<string, Reply>) {
  const server = new FakeServer(answers);
  const socket = new ManualSocket();
  const client = openBoardClient({
    open: () => socket,
    now: Date.now,
    later: () => () => undefined,
    onSignedOut: () => undefined,
    onOtherProtocol: () => undefined,
    onServerTime: () => undefined,
  });
  socket.says('snapshot', snapshotOf(1, []));
  await act(async () => void render(<BoardContext value={client}>{page}</BoardContext>));
  await act(async () => undefined);
  return Object.assign(server, {
    /** The line says something; resolves once the screen shows what it then asked for. */
    hears: async (event: string) => {
      await act(async () => socket.says(event, { position: at(8), at: LOOK.at }));
      await act(async () => undefined);
    },
  });
}
const press = (name: string) => act(async () => void fireEvent.click(screen.getByRole('button', { name })));

beforeEach(() => history.replaceState(null, '', '/'));
afterEach(cleanup);

describe('notices', () => {
  it('are a number on every page, and nothing of what they say', async () => {
    await given(<NoticesLine />, { '/api/notices': one });
    expect(document.body.textContent).toBe('1 new notice');
    expect(screen.getByRole('link').getAttribute('href')).toBe('/notices');
    cleanup();
    await given(<NoticesLine />, { '/api/notices': none });
    expect(document.body.textContent).toBe('');
  });

  it('are there as soon as the connection says that they are otherwise, and are not asked for by what concerns the night', async () => {
    const server = await given(<NoticesLine />, { '/api/notices': none });
    server.answers['/api/notices'] = one;
    await server.hears('tonight');
    expect(document.body.textContent).toBe('');
    await server.hears('notices');
    expect(document.body.textContent).toBe('1 new notice');
    server.answers['/api/notices'] = none;
    await server.hears('disconnect');
    expect(document.body.textContent).toBe('1 new notice');
    await server.hears('heartbeat');
    expect(document.body.textContent).toBe('');
  });

  it('say who opened which house and why, and take a verdict', async () => {
    const server = await given(<NoticesPage />, { '/api/notices': one, '/api/emergency/a1/review': done });
    expect(screen.getByText(/^Ana K\. of Lara opened House Lipa on /)).toBeTruthy();
    expect(screen.getByText('Reason given: The house can’t be reached.')).toBeTruthy();
    server.answers['/api/notices'] = none;
    await press('It was not right');
    expect(server.to('/api/emergency/a1/review')[0]?.body).toEqual({ verdict: 'not_justified' });
    await act(async () => undefined);
    expect(screen.getByText('No notice waits for you.')).toBeTruthy();
  });

  it('leave the page as soon as the connection says that another manager has judged them', async () => {
    const server = await given(<NoticesPage />, { '/api/notices': one });
    server.answers['/api/notices'] = none;
    await server.hears('notices');
    expect(screen.getByText('No notice waits for you.')).toBeTruthy();
  });

  it('say that another manager was faster', async () => {
    await given(<NoticesPage />, { '/api/notices': one, '/api/emergency/a1/review': refusal(409, 'reviewed_before') });
    await press('It was right');
    expect(screen.getByRole('alert').textContent).toContain('Somebody else has judged this already.');
  });
});
