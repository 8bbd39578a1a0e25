import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { getT } from '../../locales/use-t.ts';
import { SheltersPopover } from './shelters-popover.tsx';
import { FlatMap } from './testing/flat-map.fixture.ts';
import { BELGRADE, bandedRow, exactRow } from './testing/rows.given.ts';

function open() {
  const opened: string[] = [];
  const closed: string[] = [];
  render(
    <SheltersPopover
      handle={new FlatMap()}
      rows={[exactRow('a', BELGRADE, { free: 1, occupied: 4 }), bandedRow('b', BELGRADE, '2-3')]}
      title="Houses in Belgrade"
      point={[20.46, 44.81]}
      t={getT('map')}
      onOpenShelter={(id) => opened.push(id)}
      onClose={() => closed.push('closed')}
    />,
  );
  return { opened, closed };
}

describe('the houses of a marker', () => {
  afterEach(cleanup);

  it('are a list of buttons, each with what may be known of it; the first has the focus', () => {
    open();
    const shelters = screen.getAllByRole('listitem').map((item) => item.textContent);
    expect(shelters).toEqual(['House a1 free, 0 held, 4 occupied, 0 out', 'House b2–3 free']);
    expect(document.activeElement?.textContent).toMatch(/^House a/);
    expect(screen.getByRole('dialog').getAttribute('aria-label')).toBe('Houses in Belgrade');
  });

  it('open when pressed', () => {
    const { opened } = open();
    fireEvent.click(screen.getByText('House b'));
    expect(opened).toEqual(['b']);
  });

  it('close with Escape, with their button and with a press elsewhere, not with a press inside', () => {
    const { closed } = open();
    fireEvent.pointerDown(screen.getByText('House a'));
    expect(closed).toHaveLength(0);
    fireEvent.keyDown(screen.getByRole('dialog'), { key: 'Escape' });
    fireEvent.click(screen.getByRole('button', { name: 'Close' }));
    fireEvent.pointerDown(document.body);
    expect(closed).toHaveLength(3);
  });
});
