import { afterEach, describe, expect, it } from '@jest/globals';
import { act, cleanup, render, screen } from '@testing-library/react';
import { meOf } from '../net/session/me.fixture.ts';
import Routes from './routes.tsx';

afterEach(() => {
  cleanup();
  history.replaceState(null, '', '/');
});

describe('AL-1: an address where nothing is', () => {
  it('says so in its heading, and has a tab of its own name', async () => {
    history.replaceState(null, '', '/no-such-thing');
    await act(async () => void render(<Routes me={meOf()} />));
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('There is nothing at this address.');
    expect(document.title).toMatch(/^Nothing here/);
  });
});
