import { jest } from '@jest/globals';

/** The window is as narrow as a phone's until the mocks are restored. */
export function onPhone(): void {
  const plain = window.matchMedia;
  jest
    .spyOn(window, 'matchMedia')
    .mockImplementation((query) => ({ ...plain(query), matches: query === '(max-width: 639px)' }));
}
