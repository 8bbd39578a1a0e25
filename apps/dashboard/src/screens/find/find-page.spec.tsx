import { describe, expect, it } from '@jest/globals';
import { act, fireEvent, screen } from '@testing-library/react';
import { ok } from '../../net/server.fixture.ts';
import { sessions } from '../../net/session/session.ts';
import { foundPlaces, foundShelter, full } from './find.fixture.ts';
import { action, count, eachOnItsOwn, given, press, row, wait } from './find-page.fixture.tsx';

eachOnItsOwn();

const numbers = ({ path }: { readonly path: string }) =>
  ok({
    contacts: new URLSearchParams(path.split('?')[1]).getAll('shelter').map((shelterId) => ({
      shelterId,
      timezone: 'Europe/Belgrade',
      shelter: { number: '+38160999999', hours: { from: '08:00', to: '16:00' }, changed: null },
      organisation: {
        organisationId: 'o1',
        name: 'Atina',
        line: { number: '+38160123456', hours: null, changed: null },
      },
      maySet: false,
      maySetLine: false,
    })),
  });

describe('without a connection', () => {
  it('FP-19: holds and asks nothing, and calls the first houses instead', async () => {
    const { socket, server } = await given({ answers: { 'GET /api/duty-contacts': numbers } });
    await wait(300);
    const calls = () => [...document.querySelectorAll<HTMLAnchorElement>('.found-action a[href^="tel:"]')];
    expect(calls()).toEqual([]);
    act(() => socket.receive('disconnect', 'transport close'));
    await wait(4_500);
    // The line of the organisation answers at night; of more houses than these nobody reads the numbers unasked (VA-13).
    expect(calls().map(({ href }) => href)).toEqual(Array.from({ length: 3 }, () => 'tel:+38160123456'));
    expect([row('bukva').contains(calls()[0]!), calls()[0]!.textContent]).toEqual([
      true,
      expect.stringMatching(/^Duty line.* · now$/),
    ]);
    expect(document.querySelectorAll('.found-groups [aria-disabled="true"]')).toHaveLength(0);
    expect(screen.getByText('Without a connection nothing can be held or asked: call.')).toBeTruthy();
    press('Enter', count('Women'));
    press('r', count('Women'));
    await wait(100);
    expect(server.sent.some(({ path }) => path.includes('hold-beds') || path.includes('requests'))).toBe(false);
    expect(screen.getByRole('alert').textContent).toContain('Offline since');
  });
});

describe('LG-5: a search', () => {
  it('whose answer is lost is sent again by itself', async () => {
    const { server, answerNext } = await given();
    const answer = server.answers['POST /api/find']!;
    server.answers['POST /api/find'] = 'no connection';
    press('ArrowUp', count('Women'));
    await wait(14_000);
    expect(screen.getByRole('alert').dataset['problem']).toBe('offline');
    server.answers['POST /api/find'] = answer;
    answerNext(foundPlaces({ takes: [foundShelter('kalina')] }));
    await wait(6_000);
    expect([screen.queryByRole('alert'), action('kalina')]).toEqual([null, expect.anything()]);
  });

  it('does not wait for a board that is late: nothing there offers to lose what was typed', async () => {
    await given({ boardless: true });
    await wait(5_000);
    expect(action('bukva')).toBeTruthy();
    expect([screen.queryByRole('alert'), document.querySelector('[data-problem]')]).toEqual([null, null]);
  });
});

describe('on a phone', () => {
  it('shows the form, then the houses in its place, and back', async () => {
    await given({ phone: true, hovers: false });
    expect(document.querySelector('.found')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: '2 houses take them' }));
    await wait(50);
    expect(document.activeElement).toBe(action('bukva'));
    expect(document.querySelector('.find-summary')!.textContent).toContain('1 woman');
    expect(screen.queryByRole('spinbutton')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Change' }));
    // Synchronous: the next key may come before the next render.
    expect(document.activeElement).toBe(count('Women'));
  });

  it('FP-15: the houses are a step of the history, which says no more than that; one step back is the form', async () => {
    await given({ phone: true });
    const form = history.state as object;
    fireEvent.click(screen.getByRole('button', { name: '2 houses take them' }));
    await wait(50);
    expect(history.state).toEqual({ find: 'results' });
    expect(screen.queryByRole('spinbutton')).toBeNull();
    act(() => history.replaceState(form, ''));
    expect(count('Women')).toBeTruthy();
  });

  it('FP-15: the results are restored before they are searched again', async () => {
    const { view } = await given({ phone: true });
    fireEvent.click(screen.getByRole('button', { name: '2 houses take them' }));
    await wait(50);
    view.unmount();
    let answered = false;
    await given({
      phone: true,
      answers: {
        'POST /api/find': () => {
          answered = true;
          return new Promise(() => undefined) as never;
        },
      },
    });
    expect([answered, row('bukva').textContent]).toEqual([true, expect.stringContaining('House Bukva')]);
  });

  it('pressed before the answer has come, the focus waits for the houses that are it', async () => {
    const { answerNext } = await given({ phone: true });
    answerNext(foundPlaces({ takes: [foundShelter('kalina')], cannot: [full('bukva')] }));
    press('2', count('Girls'));
    press('Enter', count('Girls'));
    await wait(450);
    expect(document.activeElement).toBe(action('kalina'));
  });

  it('Enter in the form first shows the results: nobody holds what they have not seen', async () => {
    const { server } = await given({ phone: true });
    press('Enter', count('Women'));
    await wait(50);
    expect(server.sent.some(({ path }) => path.includes('hold-beds'))).toBe(false);
    expect(document.activeElement).toBe(action('bukva'));
  });
});

describe('the search', () => {
  it('is there again after another screen, and gone with the session', async () => {
    const { view } = await given();
    press('3', count('Girls'));
    await wait(200);
    view.unmount();
    const refetch = await given();
    expect(count('Girls').getAttribute('aria-valuenow')).toBe('3');
    refetch.view.unmount();
    sessions.ended();
    await given();
    expect(count('Girls').getAttribute('aria-valuenow')).toBe('0');
  });
});

describe('given results, and a form that has changed since', () => {
  it('when the answer takes long, then it says that the houses are being asked, and holds nothing', async () => {
    const { server } = await given();
    await wait(1_000);
    server.answers['POST /api/find'] = 'no answer';
    press('ArrowUp', count('Women'));
    await wait(300);
    expect(screen.queryByText('Looking for houses…', { selector: '.find-hint' })).toBeNull();
    await wait(700);
    expect(screen.getByText('Looking for houses…', { selector: '.find-hint' })).toBeTruthy();
    fireEvent.click(action('bukva'));
    await wait(100);
    expect(server.to('/api/shelters/bukva/hold-beds')).toEqual([]);
  });
});
