import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { Form } from './form.tsx';

/** A form and a link to another page. `leaves`: the person's answer when asked. */
function given(leaves: boolean) {
  const confirmed = jest.fn(() => leaves);
  window.confirm = confirmed;
  const sent = jest.fn();
  const away = jest.fn((event: { preventDefault(): void }) => event.preventDefault());
  render(
    <>
      <Form submit="Send" busy={false} onSubmit={sent}>
        <input aria-label="Name" />
      </Form>
      <a href="/elsewhere" onClick={away}>
        Elsewhere
      </a>
    </>,
  );
  return {
    asked: confirmed,
    away,
    type: () => fireEvent.input(screen.getByLabelText('Name'), { target: { value: 'House' } }),
    follow: () => fireEvent.click(screen.getByRole('link')),
    closes: () => !fireEvent(window, new Event('beforeunload', { cancelable: true })),
  };
}

afterEach(() => {
  document.documentElement.hidden = false;
  cleanup();
});

describe('given a form', () => {
  it('when nothing was entered, or it was sent, then there is no question', () => {
    const { asked: confirmed, away, type, follow, closes } = given(false);
    follow();
    expect([closes(), away.mock.calls.length]).toEqual([false, 1]);
    type();
    fireEvent.click(screen.getByRole('button', { name: 'Send' }));
    follow();
    expect([closes(), away.mock.calls.length, confirmed.mock.calls.length]).toEqual([false, 2, 0]);
  });

  it('when something was typed, then leaving it asks first, and who stays stays', () => {
    const { asked: confirmed, away, type, follow, closes } = given(false);
    type();
    expect(closes()).toBe(true);
    follow();
    expect([confirmed.mock.calls.length, away.mock.calls.length]).toEqual([1, 0]);
  });

  it('when they leave, then they leave, and are asked once', () => {
    const { asked: confirmed, away, type, follow, closes } = given(true);
    type();
    follow();
    expect([confirmed.mock.calls.length, away.mock.calls.length, closes()]).toEqual([1, 1, false]);
  });

  it('on a quick exit there is no question', () => {
    const { type, closes } = given(false);
    type();
    document.documentElement.hidden = true;
    expect(closes()).toBe(false);
  });
});
