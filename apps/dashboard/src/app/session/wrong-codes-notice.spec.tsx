import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import WrongCodesNotice from './wrong-codes-notice.tsx';

afterEach(cleanup);

describe('DR-2: the notice of wrong codes after a sign-in', () => {
  it('says how many and where to change the password, until dismissed', () => {
    render(<WrongCodesNotice count={3} />);
    expect(screen.getByRole('status').textContent).toContain('3 wrong codes since you last signed in');
    expect(screen.getByRole('link', { name: 'My account' }).getAttribute('href')).toBe('/account');
    fireEvent.click(screen.getByRole('button', { name: 'Seen' }));
    expect(screen.queryByRole('status')).toBeNull();
  });

  it('has a singular', () => {
    render(<WrongCodesNotice count={1} />);
    expect(screen.getByRole('status').textContent).toContain('1 wrong code since you last signed in');
  });
});
