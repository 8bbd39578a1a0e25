import { jest } from '@jest/globals';
import { PHONE } from './use-media.ts';

/** Mocks the media query of a phone until mocks are restored. */
export function onPhone(): void {
  const originalMatchMedia = window.matchMedia;
  jest
    .spyOn(window, 'matchMedia')
    .mockImplementation((query) => ({ ...originalMatchMedia(query), matches: query === PHONE }));
}
