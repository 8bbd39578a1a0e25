import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Notices } from '@safe-haven/contracts';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { at, openBoard, snapshotOf } from '../../model/board/board.fixture.ts';
import { BoardContext } from '../../model/board/use-board.ts';
import { done, FakeServer, ok, type Reply, refusal } from '../../net/server.fixture.ts';
import { meOf } from '../../net/session/me.fixture.ts';
import NoticesPage from '../../screens/notices/notices-page.tsx';
import NoticesCount from './notices-count.tsx';

const MANAGER = meOf({ role: 'manager' });
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
const noticesOf = (part: Partial<Notices> = {}) =>
  ok({ emergencies: [], confirmations: [], news: [], operations: [], ...part });
const one = noticesOf({ emergencies: [LOOK] });
const none = noticesOf();
const ASKED: Notices['confirmations'][number] = {
  accessId: 'a2',
  shelterId: 'vrba',
  shelterName: 'House Vrba',
  byName: 'Lejla K.',
  reason: 'evacuation',
  at: '2026-11-25T01:00:00.000Z',
  until: '2026-11-25T01:30:00.000Z',
};
const WRITTEN: Notices['news'][number] = {
  what: 'meeting_point_written',
  shelterId: 'lipa',
  shelterName: 'House Lipa',
  at: '2026-11-25T00:10:00.000Z',
  byName: 'Mila S.',
  byRole: 'shelter_staff',
  byOrganisation: 'Atina',
  purpose: null,
};
const SEEN: Notices['news'][number] = {
  ...WRITTEN,
  what: 'address_seen',
  at: '2026-11-25T00:20:00.000Z',
  byName: null,
  byOrganisation: 'SOS',
  purpose: 'delivery',
};

const OPENED: Notices['operations'][number] = {
  operationId: 'o1',
  openedAt: '2026-11-25T00:40:00.000Z',
  expected: 15,
  people: 3,
  parties: 1,
  kinds: ['women', 'children'],
};

async function given(page: React.ReactElement, answers: Record<string, Reply>) {
  const server = new FakeServer(answers);
  const { socket, client } = openBoard();
  socket.receive('snapshot', snapshotOf(1, []));
  await act(async () => void render(<BoardContext value={client}>{page}</BoardContext>));
  await act(async () => undefined);
  return Object.assign(server, {
    /** Sends a socket event; resolves once the screen has refetched. */
    receive: async (event: string) => {
      await act(async () => socket.receive(event, { position: at(8), at: LOOK.at }));
      await act(async () => undefined);
    },
  });
}
const press = (name: string) => act(async () => void fireEvent.click(screen.getByRole('button', { name })));

beforeEach(() => history.replaceState(null, '', '/'));
afterEach(cleanup);

describe('notices', () => {
  it('are a number on every page, and nothing of what they say', async () => {
    await given(<NoticesCount />, { '/api/notices': one });
    expect(document.body.textContent).toBe('1 new notice');
    expect(screen.getByRole('link').getAttribute('href')).toBe('/notices');
    cleanup();
    await given(<NoticesCount />, { '/api/notices': none });
    expect(document.body.textContent).toBe('');
  });

  it('are there as soon as the connection says that they are otherwise, and are not asked for by what concerns the night', async () => {
    const server = await given(<NoticesCount />, { '/api/notices': none });
    server.answers['/api/notices'] = one;
    await server.receive('tonight');
    expect(document.body.textContent).toBe('');
    await server.receive('notices');
    expect(document.body.textContent).toBe('1 new notice');
    server.answers['/api/notices'] = none;
    await server.receive('disconnect');
    expect(document.body.textContent).toBe('1 new notice');
    await server.receive('heartbeat');
    expect(document.body.textContent).toBe('');
  });

  it('say who opened which house and why, and take a verdict', async () => {
    const server = await given(<NoticesPage me={MANAGER} />, { '/api/notices': one, '/api/emergency/a1/review': done });
    expect(screen.getByText(/^Ana K\. of Lara opened House Lipa on /)).toBeTruthy();
    expect(screen.getByText('Reason given: The house can’t be reached.')).toBeTruthy();
    server.answers['/api/notices'] = none;
    await press('It was not right');
    expect(server.to('/api/emergency/a1/review')[0]?.body).toEqual({ verdict: 'not_justified' });
    await act(async () => undefined);
    expect(screen.getByText('No notice waits for you.')).toBeTruthy();
  });

  it('leave the page as soon as the connection says that another manager has judged them', async () => {
    const server = await given(<NoticesPage me={MANAGER} />, { '/api/notices': one });
    server.answers['/api/notices'] = none;
    await server.receive('notices');
    expect(screen.getByText('No notice waits for you.')).toBeTruthy();
  });

  it('say that another manager was faster', async () => {
    await given(<NoticesPage me={MANAGER} />, {
      '/api/notices': one,
      '/api/emergency/a1/review': refusal(409, 'reviewed_before'),
    });
    await press('It was right');
    expect(screen.getByRole('alert').textContent).toContain('Somebody else has judged this already.');
  });

  it('VA-4: say which access a colleague asks for beyond the limit, and take a confirmation', async () => {
    const asked = noticesOf({ confirmations: [ASKED] });
    const server = await given(<NoticesPage me={MANAGER} />, {
      '/api/notices': asked,
      '/api/emergency/a2/confirm': done,
    });
    expect(screen.getByText(/^Lejla K\. asked at \d\d:00 for emergency access to House Vrba\./)).toBeTruthy();
    expect(screen.getByText('Reason given: Evacuation.')).toBeTruthy();
    server.answers['/api/notices'] = none;
    await press('Confirm it');
    expect(server.to('/api/emergency/a2/confirm')).toHaveLength(1);
    await act(async () => undefined);
    expect(screen.getByText('No notice waits for you.')).toBeTruthy();
  });

  it('VA-6: VA-9: say what happened to one’s houses, and are new until they were shown', async () => {
    const happened = noticesOf({ news: [SEEN, WRITTEN] });
    await given(<NoticesCount />, { '/api/notices': happened });
    expect(document.body.textContent).toBe('2 new notices');
    cleanup();
    await given(<NoticesPage me={MANAGER} />, { '/api/notices': happened });
    expect(screen.getByText('Somebody of SOS looked at the address of House Lipa.')).toBeTruthy();
    expect(screen.getByText(/For a delivery$/)).toBeTruthy();
    expect(screen.getByText('Mila S. of Atina wrote the meeting point of House Lipa.')).toBeTruthy();
    cleanup();
    await given(<NoticesCount />, { '/api/notices': happened });
    expect(document.body.textContent).toBe('');
  });

  it('OR-22: say that others opened an operation, its size and kinds, until it has ended', async () => {
    const opened = noticesOf({ operations: [OPENED] });
    await given(<NoticesCount />, { '/api/notices': opened });
    expect(document.body.textContent).toBe('1 new notice');
    cleanup();
    const server = await given(<NoticesPage me={meOf()} />, { '/api/notices': opened });
    expect(screen.getByText(/^3 met of about 15, since \d\d:40$/)).toBeTruthy();
    expect(screen.getByText('women and children')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Operations' }).getAttribute('href')).toBe('/operations');
    server.answers['/api/notices'] = none;
    await server.receive('notices');
    expect(screen.getByText('No notice waits for you.')).toBeTruthy();
    cleanup();
    await given(<NoticesCount />, { '/api/notices': opened });
    expect(document.body.textContent).toBe('');
  });

  it.each([
    ['manager', 'When another organisation opens one of your houses in an emergency, you see it here.'],
    [
      'coordinator',
      'When another organisation opens an operation, or a colleague’s emergency access needs a second person, you see it here.',
    ],
  ] as const)('OR-22: an empty page says to a %s what will come', async (role, hint) => {
    await given(<NoticesPage me={meOf({ role })} />, { '/api/notices': none });
    expect(document.querySelector('.sheet-hint')?.textContent).toBe(hint);
  });
});
