import { describe, expect, it } from '@jest/globals';
import { act, fireEvent, screen } from '@testing-library/react';
import { ok, type Reply, refusal } from '../../../net/server.fixture.ts';
import { foundHouse, foundPlaces, full } from '../find.fixture.ts';
import { action, count, eachOnItsOwn, FOUND, given, press, row, shown, wait } from '../find-page.fixture.tsx';

eachOnItsOwn();

describe('the list under a hand', () => {
  const after = foundPlaces({
    takes: [foundHouse('kalina'), foundHouse('orah')],
    cannot: [full('bukva'), full('lipa')],
  });

  it('does not move while somebody stands in it: a house says there that it has changed', async () => {
    const { boardMoves } = await given();
    act(() => action('orah').focus());
    await boardMoves(after);
    expect(shown('takes')).toEqual(['bukva', 'orah']);
    expect(action('bukva').getAttribute('aria-disabled')).toBe('true');
    expect(row('bukva').textContent).toContain('This has just changed.');
    expect(document.activeElement).toBe(action('orah'));
    fireEvent.click(screen.getByRole('button', { name: /houses? moved, show/ }));
    expect(shown('takes')).toEqual(['kalina', 'orah']);
  });

  it('follows at once while nobody is in it, and always what is typed', async () => {
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

  it('is not asked for nobody', async () => {
    const { asks } = await given();
    press('0', count('Women'));
    await wait(300);
    expect(asks()).toHaveLength(1);
    expect(screen.getByText('Say who needs a place.')).toBeTruthy();
  });
});
