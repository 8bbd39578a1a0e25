import { describe, expect, it } from '@jest/globals';
import { type FoundPlaces, partyNeeds } from '@safe-haven/contracts';
import { act, fireEvent, screen } from '@testing-library/react';
import { ourHeaders } from '../../../net/server.fixture.ts';
import { foundPlaces, foundShelter, full, party } from '../find.fixture.ts';
import { count, eachOnItsOwn, given, press, row, shown, wait } from '../find-page.fixture.tsx';

eachOnItsOwn();

describe('find a place', () => {
  it('opens with the focus on the first number and asks at once for one woman', async () => {
    const { asks } = await given();
    expect(document.activeElement).toBe(count('Women'));
    expect(asks()).toHaveLength(1);
    expect(asks()[0]).toMatchObject({ party: party({ women: 1 }), needs: {}, avoid: [], from: null, arrival: null });
    expect(shown('takes')).toEqual(['bukva', 'orah']);
    expect(shown('takesIf')).toEqual(['jasen']);
    expect(shown('cannot')).toEqual(['lipa']);
  });

  it('takes numbers by arrow keys, by digits and by buttons, and asks once after a pause', async () => {
    const { asks } = await given();
    press('ArrowUp', count('Women'));
    press('1', count('Girls'));
    press('2', count('Boys'));
    fireEvent.click(screen.getByRole('button', { name: 'Fewer: Women' }));
    expect(count('Women').getAttribute('aria-valuenow')).toBe('1');
    expect(asks()).toHaveLength(1);
    await wait(450);
    expect(asks()).toHaveLength(2);
    expect(asks()[1]!.party).toEqual(party({ women: 1, girls: 1, boys: 2 }));
    fireEvent.click(screen.getByRole('radio', { name: '7⁠–⁠11' }));
    await wait(450);
    expect(asks()[2]!.party).toMatchObject({ sonsOldest: '7-11' });
    press('Backspace', count('Boys'));
    await wait(450);
    expect(asks()[3]!.party).toMatchObject({ boys: 0, sonsOldest: null });
  });

  it.each([
    ['two in a row are one number', ['1', '2'], 12],
    ['and the most that it takes is one of them', ['4', '0'], 40],
    ['more than the most is the most', ['4', '5'], 40],
    ['a zero in front counts for nothing', ['0', '7'], 7],
    ['Backspace takes back the last', ['1', '2', 'Backspace'], 1],
    ['and goes on from there', ['1', '2', 'Backspace', '5'], 15],
    ['after an arrow a digit is a new number', ['1', 'ArrowUp', '3'], 3],
    ['Home and End are the least and the most', ['Home', 'End'], 40],
    ['and back', ['End', 'Home'], 0],
  ])('a number may be typed: %s', async (_, keys, result) => {
    await given();
    for (const key of keys) press(key, count('Girls'));
    expect(count('Girls').getAttribute('aria-valuenow')).toBe(String(result));
    expect(count('Girls').textContent).toBe(String(result));
  });

  it('a digit after a pause begins a number of its own, and one that is held down is one', async () => {
    await given();
    press('1', count('Girls'));
    await wait(1_100);
    press('3', count('Girls'));
    fireEvent.keyDown(count('Girls'), { key: '3', repeat: true });
    expect(count('Girls').getAttribute('aria-valuenow')).toBe('3');
    fireEvent.blur(count('Girls'));
    press('2', count('Girls'));
    expect(count('Girls').getAttribute('aria-valuenow')).toBe('2');
    expect(count('Girls').getAttribute('aria-valuemax')).toBe('40');
  });

  it('drops the answer to an older question, and keeps the houses until the new one comes', async () => {
    const held: ((found: FoundPlaces) => void)[] = [];
    await given();
    const plain = globalThis.fetch;
    globalThis.fetch = ((path: string, init: RequestInit) =>
      path === '/api/find'
        ? new Promise((resolve) => {
            held.push((found) =>
              resolve({ ok: true, status: 200, headers: ourHeaders(), json: async () => found } as Response),
            );
          })
        : plain(path, init)) as typeof fetch;
    press('ArrowUp', count('Women'));
    await wait(450);
    expect(shown('takes')).toEqual(['bukva', 'orah']);
    expect(document.querySelector('.find-main')!.getAttribute('aria-busy')).toBe('true');
    press('ArrowUp', count('Women'));
    await wait(450);
    expect(held).toHaveLength(2);
    held[1]!(foundPlaces({ takes: [foundShelter('kalina')] }));
    held[0]!(foundPlaces({ cannot: [full('bukva')] }));
    await wait(10);
    expect(shown('takes')).toEqual(['kalina']);
  });

  it('can say every coded need, and nothing that is not coded', async () => {
    const { asks } = await given();
    fireEvent.click(screen.getByRole('button', { name: 'More' }));
    press('1', count('Boys'));
    for (const checkbox of screen.getAllByRole('checkbox')) fireEvent.click(checkbox);
    fireEvent.click(screen.getByRole('checkbox', { name: 'No papers' }));
    for (const select of document.querySelectorAll<HTMLSelectElement>('.find-fields select')) {
      fireEvent.change(select, { target: { value: [...select.options].at(-1)!.value } });
    }
    press('0', count('Women'));
    for (const select of document.querySelectorAll<HTMLSelectElement>('.find-fields select')) {
      fireEvent.change(select, { target: { value: [...select.options].at(-1)!.value } });
    }
    for (const input of document.querySelectorAll<HTMLInputElement>('.find-fields input[inputmode]')) {
      fireEvent.change(input, { target: { value: '9' } });
    }
    await wait(150);
    const { needs } = asks().at(-1)!;
    expect(Object.keys(needs).toSorted()).toEqual(Object.keys(partyNeeds.shape).toSorted());
    expect(partyNeeds.safeParse(needs).success).toBe(true);
  });

  it('finds an area in any script, and takes it by Enter without holding anything', async () => {
    const { asks, server } = await given();
    const from = screen.getByRole('combobox', { name: 'Leaving from' });
    act(() => from.focus());
    fireEvent.change(from, { target: { value: 'Куман' } });
    expect(document.querySelector('[role=option][aria-selected=true]')!.textContent).toBe('Kumanovo, North Macedonia');
    press('Enter', from);
    await wait(150);
    expect(asks().at(-1)).toMatchObject({ from: 'mk-kumanovo' });
    expect(from.getAttribute('aria-expanded')).toBe('false');
    expect(server.sent.filter(({ path }) => path.includes('hold-beds'))).toEqual([]);
  });

  it('uses areas to avoid for the search, and leaves them nowhere', async () => {
    const { asks } = await given();
    fireEvent.click(screen.getByRole('button', { name: 'Add' }));
    const which = screen.getByRole('combobox', { name: 'An area to avoid' });
    fireEvent.change(which, { target: { value: 'tetovo' } });
    press('Enter', which);
    await wait(150);
    expect(asks().at(-1)).toMatchObject({ avoid: ['mk-tetovo'] });
    expect(location.href).not.toContain('tetovo');
    expect(JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state])).not.toMatch(/tetovo|women/);
    fireEvent.click(screen.getByRole('button', { name: 'No longer avoid Tetovo' }));
    await wait(150);
    expect(asks().at(-1)).toMatchObject({ avoid: [] });
  });

  it('says politely how many houses take them, after the typing has paused', async () => {
    await given();
    const announcement = () => document.querySelector('[data-announcer="results"]')!.textContent;
    expect(announcement()).toBe('');
    await wait(700);
    expect(announcement()).toBe('2 houses take them. 1 takes them if something is settled.');
  });

  it('has one filled button: that of the first house', async () => {
    await given();
    const filled = [...document.querySelectorAll('.found .button-primary')];
    expect(filled.map((b) => b.closest('[data-shelter]')!.getAttribute('data-shelter'))).toEqual(['bukva']);
    expect(row('bukva').dataset['enter']).toBe('true');
  });

  it('says why a house cannot, and what is to be settled', async () => {
    await given();
    expect(row('jasen').textContent).toContain('The house has to agree first');
    expect(document.querySelector('.found-not')!.textContent).toContain('Not enough free places');
  });
});

describe('children who come alone', () => {
  it('are asked for the ages of children, and the summary says them as such', async () => {
    await given({ phone: true });
    fireEvent.click(screen.getByRole('button', { name: 'More' }));
    const youngest = screen.getByLabelText('Age of the youngest adult');
    fireEvent.change(youngest, { target: { value: '41' } });
    press('Home', count('Women'));
    press('2', count('Girls'));
    expect(screen.queryByLabelText(/adult$/)).toBeNull();
    const child = screen.getByLabelText<HTMLInputElement>('Age of the youngest child');
    expect(child.value).toBe('');
    fireEvent.change(child, { target: { value: '9' } });
    fireEvent.change(screen.getByLabelText('Age of the oldest child'), { target: { value: '15' } });
    await wait(300);
    press('Enter', count('Girls'));
    await wait(50);
    const summary = document.querySelector('.find-summary')!.textContent;
    expect(summary).toContain('youngest child 9 · oldest child 15');
    expect(summary).not.toContain('adult');
  });
});
