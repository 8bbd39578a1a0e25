import { afterEach, describe, expect, it } from '@jest/globals';
import type { Me } from '@safe-haven/contracts';
import { cleanup, render, screen } from '@testing-library/react';
import { meOf } from '../../net/session/me.fixture.ts';
import { Nav } from './nav.tsx';
import { type BarSize, screensOf } from './screens.ts';

const me = (...may: string[]): Me => meOf({ may, role: 'hotline' });

const linksOf = (person: Me, room: BarSize) => {
  render(<Nav me={person} room={room} />);
  return screen.queryAllByRole('link').map((link) => link.textContent);
};
const HOTLINE = me('board', 'find', 'requests');
const COORDINATOR = meOf({ may: ['board', 'exact', 'find', 'requests', 'trends'] });

afterEach(() => {
  cleanup();
  history.replaceState(null, '', '/');
});

describe('the navigation', () => {
  it.each([
    ['a hotline', HOTLINE, ['Board', 'Find a placeF', 'Tonight', 'Requests', 'Transfers', 'Operation']],
    [
      'a coordinator',
      COORDINATOR,
      ['Board', 'Find a placeF', 'Tonight', 'Requests', 'Transfers', 'Operation', 'Trends'],
    ],
    ['a network manager', me('board', 'trends'), ['Board', 'Trends']],
    ['a focal point', me('board', 'country', 'surges', 'trends'), ['Board', 'Tonight', 'Trends']],
    ['an administrator', me('people'), ['People', 'System']],
    ['an auditor', me('audit'), ['Audit trail']],
    // Managers have audit and exchange under "More", because the bar holds what is needed at night.
    ['a manager', me('board', 'trends', 'audit', 'exchange'), ['Board', 'Trends']],
  ] as const)('shows %s what the role may open and nothing else', (_, person, expected) => {
    expect(linksOf(person, 'wide')).toEqual(expected);
  });

  it('has the map as a screen where it does not fit next to the list', () => {
    expect(linksOf(me('board'), 'tablet')).toEqual(['Board', 'Map']);
  });

  it('keeps to three screens and "More" on a phone, and names them shortly', () => {
    expect(linksOf(COORDINATOR, 'phone')).toEqual(['Board', 'FindF', 'Tonight']);
  });

  it.each([
    ['/', 'Board', 'page'],
    ['/place/lipa', 'Board', 'true'],
    ['/map', 'Board', 'page'],
    ['/tonight', 'Tonight', 'page'],
    ['/requests', 'Requests', 'page'],
    ['/requests/r1', 'Requests', 'true'],
    ['/transfers/t1', 'Transfers', 'true'],
    ['/operations', 'Operation', 'page'],
    ['/operations/o1', 'Operation', 'true'],
    ['/trends', 'Trends', 'page'],
  ] as const)('shows at %s that one is in %s, and nowhere else', (at, name, current) => {
    history.replaceState(null, '', at);
    render(<Nav me={COORDINATOR} room="wide" />);
    const marked = screen.getAllByRole('link').filter((link) => link.hasAttribute('aria-current'));
    expect(marked.map((link) => [link.textContent, link.getAttribute('aria-current')])).toEqual([[name, current]]);
  });

  it('on a phone, where they have no place of their own, marks the night for requests and transfers', () => {
    history.replaceState(null, '', '/requests/r1');
    render(<Nav me={COORDINATOR} room="phone" />);
    const marked = screen.getAllByRole('link').filter((link) => link.hasAttribute('aria-current'));
    expect(marked.map((link) => link.textContent)).toEqual(['Tonight']);
  });

  it.each(['/account', '/requestsoon'])('shows at %s that one is in none of them', (at) => {
    history.replaceState(null, '', at);
    render(<Nav me={COORDINATOR} room="wide" />);
    expect(screen.getAllByRole('link').filter((link) => link.hasAttribute('aria-current'))).toEqual([]);
  });

  it('has fewer in the bar where the words of a language are long, and the others under "More"', () => {
    const { bar, more } = screensOf(COORDINATOR, 'wide', 4);
    expect(bar.map(({ name }) => name)).toEqual(['board', 'find', 'tonight', 'requests']);
    expect(more.map(({ name }) => name)).toEqual(['transfers', 'operations', 'trends', 'notices']);
  });

  it('OR-22: has the notices under "More" for coordinators and managers, and for nobody else', () => {
    const roles = ['hotline', 'coordinator', 'shelter_staff', 'manager', 'focal_point'] as const;
    const reading = roles.filter((role) =>
      screensOf(meOf({ role, may: ['board'] }), 'wide').more.some(({ name }) => name === 'notices'),
    );
    expect(reading).toEqual(['coordinator', 'manager']);
  });

  it.each(['phone', 'tablet', 'wide'] as const)(
    'loses no screen on a %s: what does not fit is under "More"',
    (room) => {
      const { bar, more } = screensOf(COORDINATOR, room);
      const all = [...bar, ...more].map(({ to }) => to);
      const expected = [
        '/',
        '/find',
        '/tonight',
        '/trends',
        '/requests',
        '/transfers',
        '/operations',
        '/notices',
        ...(room === 'wide' ? [] : ['/map']),
      ];
      expect(all.toSorted()).toEqual(expected.toSorted());
    },
  );
});
