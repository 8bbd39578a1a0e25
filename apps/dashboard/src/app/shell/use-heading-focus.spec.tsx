import { afterEach, describe, expect, it } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { useHeadingFocus } from './use-heading-focus.ts';

afterEach(cleanup);

/** Screens of which one takes its time. */
function Screens({ from, at: first }: { readonly from: string | null; readonly at: string }) {
  const [at, setAt] = useState(first);
  const [isLoaded, setIsLoaded] = useState(true);
  useHeadingFocus(at, from);
  const open = (screenAt: string, loaded = true) => {
    setAt(screenAt);
    setIsLoaded(loaded);
  };
  return (
    <>
      <nav key={at}>
        <button type="button" onClick={() => open('/tonight')}>
          tonight
        </button>
        <button type="button" onClick={() => open('/find', false)}>
          find
        </button>
        <button type="button" onClick={() => setIsLoaded(true)}>
          arrives
        </button>
      </nav>
      {isLoaded && (
        <main>
          <h1>{at}</h1>
        </main>
      )}
    </>
  );
}

const heading = () => screen.queryByRole('heading');
const press = (name: string) => {
  screen.getByText(name).focus();
  fireEvent.click(screen.getByText(name));
};

describe('AL-1: the heading of a screen', () => {
  it('has the focus after signing in, and not when the page was opened', () => {
    render(<Screens from="sign-in" at="/" />);
    expect(document.activeElement).toBe(heading());
    cleanup();
    render(<Screens from={null} at="/" />);
    expect(document.activeElement).toBe(document.body);
  });

  it('has it on the next screen, whose link is gone, as soon as that is there', async () => {
    render(<Screens from={null} at="/" />);
    press('tonight');
    expect(document.activeElement).toBe(heading());
    press('find');
    expect(document.activeElement).toBe(document.body);
    await act(async () => void fireEvent.click(screen.getByText('arrives')));
    expect(document.activeElement).toBe(heading());
  });
});
