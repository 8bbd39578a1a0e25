import { describe, expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import { holdOf, nightOf, press } from '../../features/request/night.fixture.tsx';
import { ok, refusal } from '../../net/server.fixture.ts';
import { meOf } from '../../net/session/me.fixture.ts';
import { freshNight, given, groups } from './tonight.fixture.tsx';

freshNight();

const HOTLINE = meOf({ role: 'hotline', may: ['board', 'find', 'requests'] });

describe('a quiet night', () => {
  it('says so, and what can be done', async () => {
    await given({});
    expect(screen.getByText('A quiet night.')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Find a place' }).getAttribute('href')).toBe('/find');
  });

  it('requests no tasks for roles that answer for no shelter', async () => {
    const { server } = await given({}, {}, HOTLINE);
    expect(screen.getByText('A quiet night.')).toBeTruthy();
    expect(server.to('/api/tasks')).toHaveLength(0);
  });

  it('says what failed and tries again', async () => {
    const { server } = await given({}, { '/api/tonight': refusal(500, 'unexpected') });
    expect(screen.getByRole('alert').dataset['problem']).toBe('unexpected');
    server.answers['/api/tonight'] = ok(nightOf());
    await press('Try again');
    expect(screen.getByText('A quiet night.')).toBeTruthy();
  });
});

describe('TN-4: given a connection that is gone', () => {
  it('then what was shown stays, with since when, and what can’t be read again is no second alarm', async () => {
    const { server, cut, nudge } = await given({ holds: [holdOf()] });
    server.answers['/api/tonight'] = 'no connection';
    await nudge();
    await cut();
    expect(groups()).toEqual({ holds: ['h1'] });
    expect(screen.getByText(/^Offline since /)).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
