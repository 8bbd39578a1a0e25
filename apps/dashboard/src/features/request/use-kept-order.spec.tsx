import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, render } from '@testing-library/react';
import { requestOf } from './night.fixture.tsx';
import { KEPT_MS, useKeptOrder } from './use-kept-order.ts';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

function Rows({ requestId = 'r1', next }: { readonly requestId?: string; readonly next: readonly string[] }) {
  const order = useKeptOrder(requestOf({ requestId }), next);
  return order.map((id) => (
    <button key={id} type="button" data-answer-of={requestId}>
      {id}
    </button>
  ));
}

const rows = () => [...document.querySelectorAll('button')].map(({ textContent }) => textContent);
const afterAWhile = () => act(() => jest.advanceTimersByTime(KEPT_MS));

describe('TN-10: the rows of houses that answer', () => {
  it('keep their places, new ones below, and take their order after a while', () => {
    const { rerender } = render(<Rows next={['vrba', 'javor']} />);
    rerender(<Rows next={['bukva', 'javor', 'vrba']} />);
    expect(rows()).toEqual(['vrba', 'javor', 'bukva']);
    afterAWhile();
    expect(rows()).toEqual(['bukva', 'javor', 'vrba']);
  });

  it('keep the row of one that is not in the new order as long', () => {
    const { rerender } = render(<Rows next={['vrba', 'javor']} />);
    rerender(<Rows next={['vrba']} />);
    expect(rows()).toEqual(['vrba', 'javor']);
    afterAWhile();
    expect(rows()).toEqual(['vrba']);
  });

  it('count the while from the last answer', () => {
    const { rerender } = render(<Rows next={['vrba', 'javor']} />);
    rerender(<Rows next={['javor', 'vrba']} />);
    act(() => jest.advanceTimersByTime(KEPT_MS - 1));
    rerender(<Rows next={['bukva', 'javor', 'vrba']} />);
    act(() => jest.advanceTimersByTime(KEPT_MS - 1));
    expect(rows()).toEqual(['vrba', 'javor', 'bukva']);
  });

  it('move under nobody’s focus', () => {
    const { rerender } = render(<Rows next={['vrba', 'javor']} />);
    const [vrba] = document.querySelectorAll('button');
    act(() => vrba!.focus());
    rerender(<Rows next={['javor', 'vrba']} />);
    afterAWhile();
    expect(rows()).toEqual(['vrba', 'javor']);
    act(() => vrba!.blur());
    afterAWhile();
    expect(rows()).toEqual(['javor', 'vrba']);
  });

  it('keep nothing of another request', () => {
    const { rerender } = render(<Rows next={['vrba', 'javor']} />);
    rerender(<Rows requestId="r2" next={['javor', 'vrba']} />);
    expect(rows()).toEqual(['javor', 'vrba']);
  });
});
