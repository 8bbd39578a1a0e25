import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { meOf } from '../../net/session/me.fixture.ts';
import { sessions } from '../../net/session/session.ts';
import { IdleWarning } from './idle-warning.tsx';
import LockedPage from './locked-page.tsx';

afterEach(cleanup);

describe('the warning before a screen locks', () => {
  it('counts down, has the focus on staying, and gives it back', () => {
    const field = document.body.appendChild(document.createElement('input'));
    field.focus();
    const onStay = jest.fn();
    const onSignOut = jest.fn();
    const { unmount } = render(<IdleWarning seconds={20} onStay={onStay} onSignOut={onSignOut} />);
    const warning = screen.getByRole('alertdialog', { name: 'Nobody seems to be here' });
    expect(warning.textContent).toContain('Signing out in 20 s, because nobody used this screen.');
    expect(document.activeElement?.textContent).toBe('Stay signed in');
    fireEvent.click(screen.getByRole('button', { name: 'Stay signed in' }));
    fireEvent.click(screen.getByRole('button', { name: 'Sign out' }));
    expect([onStay.mock.calls.length, onSignOut.mock.calls.length]).toEqual([1, 1]);
    unmount();
    expect(document.activeElement).toBe(field);
    field.remove();
  });
});

describe('a locked screen', () => {
  it('shows no name, no shelter and not what the program is for, and links to the sign-in', async () => {
    sessions.entered(meOf());
    render(<LockedPage />);
    expect(document.body.textContent).toBe(
      'Signed outNobody used this screen for a while. What was on it is gone.Sign in again',
    );
    await act(async () => void fireEvent.click(screen.getByRole('button', { name: 'Sign in again' })));
    expect(sessions.read().situation).toBe('signed_out');
  });
});
