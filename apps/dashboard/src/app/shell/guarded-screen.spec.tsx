import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { meOf } from '../../net/session/me.fixture.ts';
import { GuardedScreen } from './guarded-screen.tsx';

// React writes what it caught to the console.
beforeEach(() => void jest.spyOn(console, 'error').mockImplementation(() => undefined));
afterEach(() => {
  cleanup();
  jest.restoreAllMocks();
});

const broken = { is: true };

function Screen() {
  if (broken.is) throw new Error('a fault of the screen');
  return <p>fourteen rows</p>;
}

const at = (path: string, part = <Screen />) => (
  <GuardedScreen me={meOf()} at={path}>
    {part}
  </GuardedScreen>
);

describe('LG-8: a screen that fails to render', () => {
  beforeEach(() => {
    broken.is = true;
  });

  it('says so below the bar, with the way to every other screen and out of the page', () => {
    render(at('/tonight'));
    expect(screen.getByRole('alert').textContent).toBe(
      'This screen stopped working.Try again or open another screen. What was sent stays sent.Try again',
    );
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('This screen stopped working.');
    expect(screen.getByRole('button', { name: 'Quick exit' })).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Board' })).toBeTruthy();
  });

  it('is rendered once more on a press', () => {
    render(at('/tonight'));
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(screen.getByRole('alert')).toBeTruthy();
    broken.is = false;
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(screen.getByText('fourteen rows')).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('is left behind by another screen', () => {
    const { rerender } = render(at('/tonight'));
    rerender(at('/requests', <p>open requests</p>));
    expect(screen.getByText('open requests')).toBeTruthy();
    rerender(at('/tonight'));
    expect(screen.getByRole('alert')).toBeTruthy();
  });
});
