import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, render, screen } from '@testing-library/react';
import { PART_LATE_MS } from '../locales/part-late.ts';
import { RETRY_MS } from '../net/use-again.ts';
import { later } from './later.tsx';
import { lazyOptional, lazyWithFallback } from './lazy-optional.tsx';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));

/** A part of the program whose script is lost this many times. */
function lostTimes(times: number) {
  const asked = { times: 0 };
  const Part = lazyWithFallback<{ name: string }>(
    async () => {
      asked.times += 1;
      if (asked.times <= times) throw new TypeError('Failed to fetch dynamically imported module');
      return { default: ({ name }) => <p>{name} is here</p> };
    },
    ({ name }) => <p>{name} is lost</p>,
  );
  return { Part, asked };
}

describe('a part of the program that fails to load', () => {
  it('LG-5: is asked for again every 5 s while it is shown, and takes the place of what says so', async () => {
    const { Part, asked } = lostTimes(3);
    const { container } = render(<Part name="Find" />);
    await pass(0);
    const shown = [container.textContent];
    for (let n = 0; n < 3; n++) {
      await pass(RETRY_MS - 1);
      shown.push(container.textContent);
      await pass(1);
    }
    expect(shown).toEqual(['Find is lost', 'Find is lost', 'Find is lost', 'Find is lost']);
    expect([container.textContent, asked.times]).toEqual(['Find is here', 4]);
    await pass(10 * RETRY_MS);
    expect(asked.times).toBe(4);
  });

  it('LG-5: is asked for at once when the browser has a connection again, wherever it is shown', async () => {
    const { Part } = lostTimes(1);
    render(<Part name="Find" />);
    render(<Part name="Bed" />);
    await pass(0);
    expect(screen.getAllByText(/lost/)).toHaveLength(2);
    await act(async () => void dispatchEvent(new Event('online')));
    expect(screen.getAllByText(/here/).map((text) => text.textContent)).toEqual(['Find is here', 'Bed is here']);
  });

  it('is not asked for any more when it is not shown', async () => {
    const { Part, asked } = lostTimes(Number.POSITIVE_INFINITY);
    const { unmount } = render(<Part name="Find" />);
    await pass(0);
    unmount();
    await pass(10 * RETRY_MS);
    expect(asked.times).toBe(1);
  });
});

const Here = () => <p>It is here</p>;

/** The script of a part, whose request hangs until it is let come. */
function hanging() {
  let come: (part: { default: typeof Here }) => void = () => undefined;
  const script = new Promise<{ default: typeof Here }>((resolve) => {
    come = resolve;
  });
  return { load: () => script, come: () => act(async () => come({ default: Here })) };
}

describe('a part of the program whose request hangs', () => {
  it('LG-5: says so after 20 s with a reload, and is used when it comes after all', async () => {
    const { load, come } = hanging();
    const Part = later(load, []);
    const { container } = render(<Part />);
    await pass(PART_LATE_MS - 1);
    expect(container.textContent).toBe('');
    await pass(1);
    expect(screen.getByRole('status').textContent).toBe(
      'This part of the page is not here yet.It appears as soon as it arrives. You may also reload: what is typed and not sent is gone then.Reload',
    );
    await come();
    expect(container.textContent).toBe('It is here');
  });

  it('LG-5: leaves the place that was kept for it, where the screen does without', async () => {
    const { load, come } = hanging();
    const Part = lazyOptional(load, [], 'a place for a number');
    const { container } = render(<Part />);
    await pass(PART_LATE_MS - 1);
    expect(container.textContent).toBe('a place for a number');
    await pass(1);
    expect(container.textContent).toBe('');
    await come();
    expect(container.textContent).toBe('It is here');
  });
});

function Faulty(): never {
  throw new Error('a fault of the part');
}

describe('an optional part that fails to render', () => {
  it('LG-8: takes nothing with it', async () => {
    const written = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const Part = lazyOptional(async () => ({ default: Faulty }), []);
    const { container } = render(
      <p>
        fourteen rows
        <Part />
      </p>,
    );
    await pass(0);
    expect([container.textContent, written.mock.calls.length]).toEqual(['fourteen rows', 1]);
    written.mockRestore();
  });
});
