import { afterEach, describe, expect, it } from '@jest/globals';
import type { Me } from '@safe-haven/contracts';
import { cleanup, render, screen } from '@testing-library/react';
import { WIDE } from '../look/use-media.ts';
import { meOf } from '../session/me.fixture.ts';
import { Nav } from './nav.tsx';

const me = (...may: string[]): Me => meOf({ may });

const screensOf = (person: Me, wide: boolean) => {
  window.matchMedia = ((query: string) => ({
    matches: query === WIDE && wide,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  })) as unknown as typeof window.matchMedia;
  render(<Nav me={person} />);
  return screen.queryAllByRole('link').map((link) => link.textContent);
};

afterEach(cleanup);

describe('the navigation', () => {
  it('shows what the role may open and nothing else', () => {
    expect(screensOf(me('board', 'trends'), true)).toEqual(['Board', 'Trends']);
    cleanup();
    expect(screensOf(me('board', 'hold'), true)).toEqual(['Board']);
    cleanup();
    expect(screensOf(me('people'), true)).toEqual(['People']);
    cleanup();
    expect(screensOf(me('audit'), true)).toEqual(['Audit trail']);
    cleanup();
    // A manager finds the trail under "More": the bar is for the night.
    expect(screensOf(me('board', 'trends', 'audit'), true)).toEqual(['Board', 'Trends']);
  });

  it('has the map as a screen where it does not fit beside the list', () => {
    expect(screensOf(me('board'), false)).toEqual(['Board', 'Map']);
  });
});
