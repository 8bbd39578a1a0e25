import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import WrongCodesNotice from './wrong-codes-notice.tsx';

afterEach(cleanup);

describe('DR-2: whoever signs in to an account on which codes were tried', () => {
  it('is told how often and where to change the password, until it was read', () => {
    render(<WrongCodesNotice count={3} />);
    expect(screen.getByRole('status').textContent).toContain('3 wrong codes since you last signed in');
    expect(screen.getByRole('link', { name: 'My account' }).getAttribute('href')).toBe('/account');
    fireEvent.click(screen.getByRole('button', { name: 'Seen' }));
    expect(screen.queryByRole('status')).toBeNull();
  });

  it('is told of one as of one', () => {
    render(<WrongCodesNotice count={1} />);
    expect(screen.getByRole('status').textContent).toContain('1 wrong code since you last signed in');
  });
});
