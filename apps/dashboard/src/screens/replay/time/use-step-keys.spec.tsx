import { afterEach, describe, expect, test } from '@jest/globals';
import { cleanup, fireEvent, render, renderHook, screen } from '@testing-library/react';
import { useStepKeys } from './use-step-keys.ts';

afterEach(cleanup);

/** The calls of the handlers, in order. */
function given(): string[] {
  const did: string[] = [];
  renderHook(() =>
    useStepKeys({
      onPlay: () => did.push('play'),
      onStep: (direction) => did.push(direction),
      onStart: () => did.push('start'),
      onEnd: () => did.push('end'),
    }),
  );
  render(
    <>
      <button type="button">Next change</button>
      <input aria-label="Moment" />
    </>,
  );
  return did;
}

const press = (target: Element) => {
  for (const key of ['ArrowRight', 'ArrowLeft', 'Home', 'End', ' ']) fireEvent.keyDown(target, { key });
};

describe('the keys of a replay', () => {
  test('step from change to change where the focus is on a button as well, which Space presses', () => {
    const did = given();
    press(screen.getByRole('button'));
    expect(did).toEqual(['next', 'previous', 'start', 'end']);
    press(document.body);
    expect(did.slice(4)).toEqual(['next', 'previous', 'start', 'end', 'play']);
  });

  test('are those of a field where the focus is in one', () => {
    const did = given();
    press(screen.getByRole('textbox'));
    expect(did).toEqual([]);
  });
});
