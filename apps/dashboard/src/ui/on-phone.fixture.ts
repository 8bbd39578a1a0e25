import { jest } from '@jest/globals';

/** Mocks the media query of a phone until mocks are restored. */
export function onPhone(): void {
  const originalMatchMedia = window.matchMedia;
  jest
    .spyOn(window, 'matchMedia')
    .mockImplementation((query) => ({ ...originalMatchMedia(query), matches: query === '(max-width: 639px)' }));
}
