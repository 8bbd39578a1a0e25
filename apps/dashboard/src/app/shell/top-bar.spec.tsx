import { afterEach, describe, expect, it } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { meOf } from '../../net/session/me.fixture.ts';
import { TopBar } from './top-bar.tsx';

afterEach(cleanup);

/** The list of shortcuts in the panel is loaded with it. */
const open = (opener: HTMLElement) =>
  act(async () => {
    opener.focus();
    fireEvent.click(opener);
    await import('./shortcuts-list.tsx');
  });

describe('the panel "More"', () => {
  it('takes the focus, and gives it back to the button when it closes', async () => {
    render(<TopBar me={meOf()} title="Board" />);
    const opener = screen.getByRole('button', { name: /Jelena P\./ });
    await open(opener);
    const panel = screen.getByRole('complementary', { name: 'More' });
    expect(document.activeElement).toBe(panel);
    fireEvent.keyDown(panel, { key: 'Escape' });
    expect([screen.queryByRole('complementary'), document.activeElement]).toEqual([null, opener]);
  });

  it('leaves the focus where it went meanwhile: the page stays usable next to it', async () => {
    render(
      <TopBar me={meOf()} title="Board">
        <input aria-label="Search" />
      </TopBar>,
    );
    const opener = screen.getByRole('button', { name: /Jelena P\./ });
    await open(opener);
    const field = screen.getByLabelText('Search');
    fireEvent.pointerDown(field);
    field.focus();
    fireEvent.keyDown(window, { key: '?' });
    expect([screen.queryByRole('complementary'), document.activeElement]).toEqual([null, field]);
  });
});
