import { afterEach, expect, it } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { useFocusFallback } from './use-focus-fallback.ts';

afterEach(cleanup);

/** A button that is replaced by another one when pressed. */
function Steps() {
  const [step, setStep] = useState(1);
  const part = useFocusFallback<HTMLElement>(step);
  return (
    <>
      <section ref={part} tabIndex={-1} aria-label="The steps">
        <button key={step} type="button" onClick={() => setStep(step + 1)}>
          Step {step}
        </button>
      </section>
      <button type="button" onClick={() => setStep(step + 1)}>
        Elsewhere
      </button>
    </>
  );
}

const focused = () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent;

it('stays in the part of which the pressed button is gone', () => {
  render(<Steps />);
  screen.getByRole('button', { name: 'Step 1' }).focus();
  fireEvent.click(screen.getByRole('button', { name: 'Step 1' }));
  expect(focused()).toBe('The steps');
});

it('does not take the focus if it was elsewhere, or never inside', () => {
  render(<Steps />);
  fireEvent.click(screen.getByRole('button', { name: 'Step 1' }));
  expect(document.activeElement).toBe(document.body);
  screen.getByRole('button', { name: 'Step 2' }).focus();
  screen.getByRole('button', { name: 'Elsewhere' }).focus();
  fireEvent.click(screen.getByRole('button', { name: 'Elsewhere' }));
  expect(focused()).toBe('Elsewhere');
});
