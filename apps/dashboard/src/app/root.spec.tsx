import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { chooseLanguage } from '../locales/choose-language.ts';
import { Root } from './root.tsx';

const broken = { is: true };

// React writes what it caught to the console.
beforeEach(() => {
  broken.is = true;
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(async () => {
  cleanup();
  jest.restoreAllMocks();
  document.documentElement.hidden = false;
  document.title = '';
  await act(async () => void (await chooseLanguage('en')));
});

function Page() {
  if (broken.is) throw new Error('a fault outside of the screens');
  return <p>the page</p>;
}

describe('LG-8: what fails to render outside of the screens', () => {
  it.each([
    ['en', 'This screen stopped working.', 'Try again'],
    ['mk', 'Овој екран престана да работи.', 'Обидете се пак'],
  ] as const)(
    'says so in the chosen language (%s), and is rendered once more on a press',
    async (language, text, again) => {
      await act(async () => void (await chooseLanguage(language)));
      render(
        <Root>
          <Page />
        </Root>,
      );
      expect(screen.getByRole('alert').textContent).toContain(text);
      fireEvent.click(screen.getByRole('button', { name: again }));
      expect(screen.getByRole('alert')).toBeTruthy();
      broken.is = false;
      fireEvent.click(screen.getByRole('button', { name: again }));
      expect(screen.getByText('the page')).toBeTruthy();
      expect(screen.queryByRole('alert')).toBeNull();
    },
  );

  it.each([
    ['its button', () => void fireEvent.click(screen.getByRole('button', { name: 'Quick exit' }))],
    ['Esc twice', () => [1, 2].forEach(() => void fireEvent.keyDown(document.body, { key: 'Escape' }))],
  ])('has a name of its own, and the quick exit by %s', (_, leave) => {
    Object.defineProperty(navigator, 'sendBeacon', { value: () => true, configurable: true });
    render(
      <Root>
        <Page />
      </Root>,
    );
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('This screen stopped working.');
    expect([document.title, document.documentElement.hidden]).toEqual(['This screen stopped working.', false]);
    leave();
    expect(document.documentElement.hidden).toBe(true);
  });
});
