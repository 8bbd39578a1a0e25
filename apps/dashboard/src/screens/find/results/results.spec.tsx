import { describe, expect, it } from '@jest/globals';
import { act, fireEvent, screen } from '@testing-library/react';
import { ok, type Reply, refusal } from '../../../net/server.fixture.ts';
import { foundPlaces, foundShelter, full } from '../find.fixture.ts';
import { action, count, eachOnItsOwn, FOUND, given, press, row, shown, wait } from '../find-page.fixture.tsx';

eachOnItsOwn();

describe('the list under a hand', () => {
  const after = foundPlaces({
    takes: [foundShelter('kalina'), foundShelter('orah')],
    cannot: [full('bukva'), full('lipa')],
  });

  it('does not move while the focus is in it: a changed shelter says so in place', async () => {
    const { boardMoves } = await given();
    act(() => action('orah').focus());
    await boardMoves(after);
    expect(shown('takes')).toEqual(['bukva', 'orah']);
    expect(action('bukva').getAttribute('aria-disabled')).toBe('true');
    expect(row('bukva').textContent).toContain('This has just changed.');
    expect(document.activeElement).toBe(action('orah'));
    fireEvent.click(screen.getByRole('button', { name: /^Show the new order/ }));
    expect(shown('takes')).toEqual(['kalina', 'orah']);
  });

  it('AL-5: says of a house that was pressed too late that it is gone, and goes on to the next best', async () => {
    const { boardMoves, server } = await given();
    act(() => action('bukva').focus());
    await boardMoves(after);
    fireEvent.click(action('bukva'));
    await wait(5);
    expect(document.querySelector('[data-announcer="lost"]')!.textContent).toBe(
      'House Bukva: This has just changed. The next best place is chosen below.',
    );
    expect(document.activeElement).toBe(action('kalina'));
    expect(server.sent.some(({ path }) => path.includes('hold-beds'))).toBe(false);
  });

  it('AL-5: stays at the list where no house takes them any more', async () => {
    const { boardMoves } = await given();
    act(() => action('bukva').focus());
    await boardMoves(foundPlaces({ cannot: [full('bukva'), full('orah'), full('jasen'), full('lipa')] }));
    fireEvent.click(action('bukva'));
    await wait(5);
    expect(document.querySelector('[data-announcer="lost"]')!.textContent).toContain('No house takes them just now.');
    expect(document.activeElement).toBe(screen.getByRole('region', { name: 'Houses' }));
  });

  it('follows at once while the user is not in it, and always the form', async () => {
    const { boardMoves, answerNext } = await given();
    await boardMoves(after);
    expect(shown('takes')).toEqual(['kalina', 'orah']);
    act(() => action('orah').focus());
    answerNext(FOUND);
    press('2', count('Women'));
    await wait(450);
    expect(shown('takes')).toEqual(['bukva', 'orah']);
  });

  it('is gone through by arrow keys, and from anywhere by j and k', async () => {
    await given();
    press('j');
    expect(document.activeElement).toBe(action('bukva'));
    press('ArrowDown');
    press('ArrowDown');
    expect(document.activeElement).toBe(action('jasen'));
    press('k');
    expect(document.activeElement).toBe(action('orah'));
    expect(row('bukva').dataset['enter']).toBeUndefined();
  });
});

describe('DC-1: the number next to what says to ask', () => {
  const reply = ({ path }: { readonly path: string }) =>
    ok({
      contacts: new URLSearchParams(path.split('?')[1]).getAll('shelter').map((shelterId) => ({
        shelterId,
        timezone: 'Europe/Belgrade',
        shelter: { number: '+38160123456', hours: null, changed: null },
        organisation: { organisationId: 'o1', name: 'Atina', line: null },
        maySet: false,
        maySetLine: false,
      })),
    });
  const numbersOf = (within: ParentNode | null) => within?.querySelectorAll('[href="tel:+38160123456"]').length;

  it('is in the row of a shelter that has to be asked, and in no row where beds can be held', async () => {
    await given({ answers: { 'GET /api/duty-contacts': reply } });
    await wait(300);
    expect(['jasen', 'bukva', 'orah'].map((id) => numbersOf(row(id)))).toEqual([1, 0, 0]);
  });

  it('comes with the refusal of a house that decides itself', async () => {
    const refuses = { 'POST /api/shelters/bukva/hold-beds': refusal(409, 'ask_the_house') };
    await given({ answers: { 'GET /api/duty-contacts': reply, ...refuses } });
    fireEvent.click(action('bukva'));
    await wait(300);
    const line = document.querySelector('.refused-notice');
    expect(line?.textContent).toContain('This house decides itself who comes.');
    expect(numbersOf(line)).toBe(1);
  });
});

describe('FP-18: the only room for a larger party', () => {
  it('is said on the row of the house, and that it may be so where one sees bands', async () => {
    const { boardMoves } = await given();
    await boardMoves(foundPlaces({ takes: [foundShelter('bukva', { scarce: true }), foundShelter('orah')] }));
    expect(row('bukva').textContent).toContain('Perhaps its last free room for a larger party');
    expect(row('orah').textContent).not.toContain('larger party');
  });
});

describe('an answer that does not come', () => {
  it('is a sentence with a way out; what was typed stays', async () => {
    const { server } = await given({ answers: { 'POST /api/find': refusal(500, 'unexpected') } });
    expect(screen.getByRole('alert').textContent).toContain('Something went wrong on the server.');
    press('1', count('Girls'));
    (server.answers as Record<string, Reply>)['POST /api/find'] = ok(FOUND);
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await wait(300);
    expect(shown('takes')).toEqual(['bukva', 'orah']);
    expect(count('Girls').getAttribute('aria-valuenow')).toBe('1');
  });

  it('because of too many questions is asked again by itself, without a word', async () => {
    let times = 0;
    await given({
      answers: {
        'POST /api/find': () => (++times === 1 ? refusal(429, 'too_many_requests', { retryAfter: 2 }) : ok(FOUND)),
      },
    });
    expect(screen.queryByRole('alert')).toBeNull();
    await wait(2_200);
    expect(shown('takes')).toEqual(['bukva', 'orah']);
  });

  it('is not requested for an empty party', async () => {
    const { asks } = await given();
    press('0', count('Women'));
    await wait(300);
    expect(asks()).toHaveLength(1);
    expect(screen.getByText('Say who needs a place.')).toBeTruthy();
  });
});
