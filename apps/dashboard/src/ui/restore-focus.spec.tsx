import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { restoreFocus } from './restore-focus.ts';

function Opens() {
  const [open, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
    restoreFocus('bed:hold');
  };
  if (open)
    return (
      <form>
        <button type="button" onClick={close}>
          close
        </button>
      </form>
    );
  return (
    <button type="button" data-opens="bed:hold" onClick={() => setOpen(true)}>
      open
    </button>
  );
}

afterEach(cleanup);

describe('a form that is closed', () => {
  it('gives the focus back at once, also to a button that was away: the next key is for it', () => {
    render(<Opens />);
    fireEvent.click(screen.getByText('open'));
    screen.getByText('close').focus();
    fireEvent.click(screen.getByText('close'));
    expect(document.activeElement).toBe(screen.getByText('open'));
  });
});
