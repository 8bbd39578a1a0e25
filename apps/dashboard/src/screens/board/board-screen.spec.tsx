import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, fireEvent, screen, within } from '@testing-library/react';
import { at, bandedRow, exactRow } from '../../model/board/board.fixture.ts';
import { onPhone } from '../../ui/on-phone.fixture.ts';
import { given, order, rowOf, setUp, tearDown } from './board-screen.fixture.tsx';

beforeEach(setUp);
afterEach(tearDown);

describe('the board', () => {
  it('lists exact houses first, then the others under the reason for their bands', () => {
    given();
    expect(order()).toEqual(['lipa', 'javor', 'breza', 'dunja', 'bukva', 'zova']);
    const [own, others] = screen.getAllByRole('list').filter((l) => l.closest('.houses-part'));
    expect(within(own!).getAllByRole('listitem')).toHaveLength(4);
    expect(within(others!).getAllByRole('listitem')).toHaveLength(2);
    expect(screen.getByText('Shown as full, 1, 2–3 or 4+ to protect small houses')).toBeTruthy();
  });

  it('never shows an exact number of a house whose numbers are not ours to know', () => {
    given();
    expect(rowOf('lipa').dataset).toMatchObject({ view: 'exact', free: '3' });
    expect(rowOf('lipa').textContent).toMatch(/3 free1 held4 occupied/);
    expect(rowOf('bukva').dataset).toMatchObject({ view: 'banded', free: '4+' });
    expect(rowOf('bukva').querySelector('.occupancy-bar')).toBeNull();
    expect(rowOf('bukva').textContent).toContain('4 or more free');
    expect(rowOf('dunja').textContent).toMatch(/No number can be shown.*Ask by phone/);
    expect(rowOf('breza').textContent).toContain('Paused');
  });

  it('sums what is free: exactly, at least, and by country', () => {
    given();
    const total = (scope: string) => document.querySelector<HTMLElement>(`[data-scope="${scope}"]`)!.dataset;
    expect(total('own')).toMatchObject({ value: '5', exact: 'true' });
    expect(total('network')).toMatchObject({ value: '9', exact: 'false' });
    expect(total('AL')).toMatchObject({ value: '4', exact: 'false' });
    expect(screen.getByText('at least 9 free')).toBeTruthy();
  });

  it('draws only the row that changed, and pulses it once', () => {
    const { update, drawn } = given();
    act(() => rowOf('lipa').querySelector('a')!.focus());
    drawn.length = 0;
    update(exactRow('lipa', { free: 1, name: 'House Lipa' }));
    act(() => jest.advanceTimersByTime(300));
    expect(rowOf('lipa').dataset).toMatchObject({ free: '1', pulse: 'odd' });
    expect(rowOf('javor').dataset['pulse']).toBeUndefined();
    expect(drawn).toContain('lipa');
    expect(drawn.filter((shelterId) => shelterId !== '' && shelterId !== 'lipa')).toEqual([]);
    expect(within(rowOf('lipa')).getByText('changed')).toBeTruthy();
    act(() => jest.advanceTimersByTime(5_100));
    expect(within(rowOf('lipa')).queryByText('changed')).toBeNull();
  });

  it('keeps the mark of a change on a row that moves far, and gives none to a row that only moves', () => {
    const many = Array.from({ length: 60 }, (_, n) =>
      exactRow(`h${n}`, { free: 3, name: `House ${String(n).padStart(2, '0')}` }),
    );
    const { update } = given(many);
    const marked = () => [...document.querySelectorAll('[data-pulse]')].map((row) => row.getAttribute('data-shelter'));
    update(exactRow('h59', { free: 7, name: 'House 59' }));
    act(() => jest.advanceTimersByTime(300));
    expect([order()[0], marked()]).toEqual(['h59', ['h59']]);
    act(() => jest.advanceTimersByTime(5_100));
    expect(marked()).toEqual([]);
    update(exactRow('h58', { free: 8, name: 'House 58' }));
    act(() => jest.advanceTimersByTime(300));
    expect([order().slice(0, 2), marked()]).toEqual([['h58', 'h59'], ['h58']]);
  });

  it('says a change aloud once, and several in one sentence', () => {
    const { update } = given();
    const announcement = () => document.querySelector('p[aria-live="polite"]')!.textContent;
    update(exactRow('lipa', { free: 1, name: 'House Lipa' }));
    expect(announcement()).toBe('');
    act(() => jest.advanceTimersByTime(2_100));
    expect(announcement()).toBe('House Lipa: 1 free');
    update(exactRow('lipa', { free: 0, name: 'House Lipa' }), exactRow('javor', { free: 1, name: 'House Javor' }));
    act(() => jest.advanceTimersByTime(2_100));
    expect(announcement()).toBe('2 houses changed');
    update(bandedRow('bukva', { name: 'House Bukva', places: { band: '1', together: '1' } }));
    act(() => jest.advanceTimersByTime(2_100));
    expect(announcement()).toBe('House Bukva: 1 free');
  });

  it('says nothing of a house that is filtered away, nor of one that is as it was a moment ago', () => {
    const { update } = given();
    fireEvent.click(screen.getByRole('button', { name: 'Albania' }));
    update(exactRow('lipa', { free: 1, name: 'House Lipa' }));
    update(bandedRow('bukva', { name: 'House Bukva', places: { band: '1', together: '1' } }));
    update(bandedRow('bukva', { name: 'House Bukva' }));
    act(() => jest.advanceTimersByTime(2_100));
    expect(document.querySelector('p[aria-live="polite"]')!.textContent).toBe('');
  });

  it('leaves out a house that is gone, also while the list is held still', () => {
    const { socket, update } = given();
    act(() => rowOf('javor').querySelector('a')!.focus());
    update(exactRow('breza', { free: 5, name: 'House Breza' }));
    act(() => socket.receive('update', { from: at(2), position: at(3), rows: [], gone: ['dunja'] }));
    act(() => jest.advanceTimersByTime(300));
    const head = document.querySelector('.houses-count')!.textContent;
    expect([order(), head]).toEqual([['lipa', 'javor', 'breza', 'bukva', 'zova'], '3 of 3, exact']);
  });

  it('follows the order while the user is not in the list', () => {
    const { update } = given();
    update(exactRow('breza', { free: 5, name: 'House Breza' }));
    act(() => jest.advanceTimersByTime(300));
    expect(order().slice(0, 3)).toEqual(['breza', 'lipa', 'javor']);
  });

  it('does not move rows under the focus: it offers to', () => {
    const { update } = given();
    act(() => rowOf('javor').querySelector('a')!.focus());
    update(exactRow('breza', { free: 5, name: 'House Breza' }));
    act(() => jest.advanceTimersByTime(300));
    expect(order().slice(0, 3)).toEqual(['lipa', 'javor', 'breza']);
    expect(rowOf('breza').dataset['free']).toBe('5');
    fireEvent.click(screen.getByRole('button', { name: 'Show the new order: 1 house' }));
    expect(order().slice(0, 3)).toEqual(['breza', 'lipa', 'javor']);
    expect(screen.queryByRole('button', { name: /moved/ })).toBeNull();
  });

  it('keeps to the places that are needed together, and says which perhaps fit', () => {
    given();
    const more = screen.getByRole('button', { name: /^More: Places that are free together/ });
    for (let n = 0; n < 3; n += 1) fireEvent.click(more);
    expect(order()).toEqual(['lipa', 'dunja', 'bukva']);
    expect(rowOf('bukva').textContent).toContain('Perhaps 3 together, ask');
    expect(rowOf('lipa').textContent).not.toContain('Perhaps');
  });

  it('says when nothing fits, and shows everything again', () => {
    given();
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'nowhere' } });
    expect(order()).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Show all houses' }));
    expect(order()).toHaveLength(6);
  });

  it('filters by country', () => {
    given();
    fireEvent.click(screen.getByRole('button', { name: 'Albania' }));
    expect(order()).toEqual(['bukva', 'zova']);
    fireEvent.click(screen.getByRole('button', { name: 'All countries' }));
    expect(order()).toHaveLength(6);
  });
});

describe('TN-5: on a phone', () => {
  afterEach(() => void jest.restoreAllMocks());

  it('what the list is asked for is folded, opens, and says how much is asked when it is folded again', () => {
    onPhone();
    given();
    const toggle = () => screen.getByRole('button', { name: /^Filter/ });
    expect(screen.queryByRole('search')).toBeNull();
    expect(toggle().getAttribute('aria-expanded')).toBe('false');
    fireEvent.click(toggle());
    const filters = within(screen.getByRole('search'));
    fireEvent.click(filters.getByRole('button', { name: /^More/ }));
    fireEvent.click(toggle());
    expect(screen.queryByRole('search')).toBeNull();
    expect(toggle().textContent).toBe('Filter: 1');
  });
});
