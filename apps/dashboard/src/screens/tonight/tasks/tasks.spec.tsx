import { describe, expect, it } from '@jest/globals';
import type { ShelterTask } from '@safe-haven/contracts';
import { screen } from '@testing-library/react';
import { accepted, inMinutes, POSITION, press, taskOf, tick } from '../../../features/request/night.fixture.tsx';
import { ok, type Reply } from '../../../net/server.fixture.ts';
import { freshNight, given } from '../tonight.fixture.tsx';

freshNight();

const tasksAre = (items: readonly ShelterTask[]): Reply => ok({ position: POSITION, items });
const RESPOND = 'POST /api/requests/r9/respond';

describe('what one’s houses are asked', () => {
  it('TN-9: a yes is one tap, and what is read after it is behind one press', async () => {
    const { server } = await given({ tasks: 1 }, { '/api/tasks': tasksAre([taskOf()]), [RESPOND]: accepted });
    expect(screen.getByText('for House Lipa')).toBeTruthy();
    expect(screen.getByText('at once · Albanian · your rules: pregnancy')).toBeTruthy();
    expect(screen.getByText('These rules of your house apply: pregnancy.').closest('details')?.open).toBe(false);
    expect(screen.getByText(/^After your yes you read: health/)).toBeTruthy();
    server.answers['/api/tasks'] = tasksAre([
      taskOf({
        answer: { answer: 'yes', codes: [], at: inMinutes(0) },
        criteria: { needs: { pregnantMonth: 7 }, from: null },
      }),
    ]);
    await press('Yes');
    expect(screen.getByText('pregnant, month 7')).toBeTruthy();
    expect(server.to('/api/requests/r9/respond')[0]?.body).toEqual({ shelterId: 'lipa', answer: 'yes', codes: [] });
    expect(screen.getByText('Your answer: Yes').getAttribute('role')).toBe('status');
  });

  it('a no and its reason are two taps', async () => {
    const { server } = await given({ tasks: 1 }, { '/api/tasks': tasksAre([taskOf()]), [RESPOND]: accepted });
    await press('No');
    expect(document.activeElement?.textContent).toBe('no free place');
    await press('no free place');
    expect(server.to('/api/requests/r9/respond')[0]?.body).toEqual({
      shelterId: 'lipa',
      answer: 'no',
      codes: ['no_free_place'],
    });
  });

  it('a yes-if names at least one condition, never the house’s own state', async () => {
    const { server } = await given({ tasks: 1 }, { '/api/tasks': tasksAre([taskOf()]), [RESPOND]: accepted });
    await press('Yes, if…');
    await press('Send the answer');
    expect(server.to('/api/requests/r9/respond')).toHaveLength(0);
    await press('More reasons');
    expect(screen.queryByLabelText('no free place')).toBeNull();
    await tick('own room');
    await tick('official referral');
    await press('Send the answer');
    expect(server.to('/api/requests/r9/respond')[0]?.body).toEqual({
      shelterId: 'lipa',
      answer: 'yes_if',
      codes: expect.arrayContaining(['room_privacy', 'official_referral']),
    });
  });

  it('an answer can be changed until the party is placed', async () => {
    const declined = { answer: 'no', codes: ['no_staff'], at: inMinutes(-1) } as const;
    const { server } = await given(
      {},
      { '/api/tasks': tasksAre([taskOf({ answer: { ...declined, codes: ['no_staff'] } })]), [RESPOND]: accepted },
    );
    expect(screen.getByText('Your answer: No: no staff')).toBeTruthy();
    await press('Change the answer');
    await press('Yes');
    expect(server.to('/api/requests/r9/respond')[0]?.body).toMatchObject({ answer: 'yes' });
  });

  it('asked again after an answer, the house owes another one', async () => {
    const old = { answer: 'no', codes: ['no_staff'], at: inMinutes(-30) } as const;
    await given({}, { '/api/tasks': tasksAre([taskOf({ answer: { ...old, codes: ['no_staff'] } })]) });
    expect(screen.getByRole('button', { name: 'Yes' })).toBeTruthy();
  });

  it('TN-3: shows who is next; closed cases are one row, which opens the list of those placed elsewhere or withdrawn', async () => {
    const yes = { answer: 'yes' as const, codes: [], at: inMinutes(-1) };
    await given(
      {},
      {
        '/api/tasks': tasksAre([
          taskOf({ requestId: 'r3', state: 'closed' }),
          taskOf({ requestId: 'r2', state: 'elsewhere' }),
          taskOf({ requestId: 'r1', answer: yes, offered: true }),
          taskOf(),
        ]),
      },
    );
    expect(screen.queryByText('They have a place elsewhere. Nothing to do.')).toBeNull();
    expect(screen.getByText('Finished: 2')).toBeTruthy();
    expect(screen.getByText('placed elsewhere: 1 · search ended: 1')).toBeTruthy();
    await press('Show');
    const cards = [...document.querySelectorAll<HTMLElement>('[data-task]')].map((card) => card.dataset['task']);
    expect(cards.slice(0, 2)).toEqual(['r9:lipa', 'r1:lipa']);
    expect(screen.getByText('You said yes and are next: the places may be held at any moment.')).toBeTruthy();
    expect(screen.getByText('They have a place elsewhere. Nothing to do.')).toBeTruthy();
    expect(screen.getByText('They no longer look for a place. Nothing to do.')).toBeTruthy();
  });

  it('a new one is announced as a number and nothing else; what was there before is not', async () => {
    const { server, nudge } = await given({ tasks: 1 }, { '/api/tasks': tasksAre([taskOf()]) });
    expect(screen.queryByText('1 new task')).toBeNull();
    server.answers['/api/tasks'] = tasksAre([taskOf(), taskOf({ requestId: 'r8' })]);
    await nudge();
    expect(screen.getByText('1 new task').parentElement?.getAttribute('role')).toBe('status');
    await press('Show');
    expect(document.activeElement?.closest('[data-task]')?.getAttribute('data-task')).toBe('r8:lipa');
    expect(screen.queryByText('1 new task')).toBeNull();
  });
});
