import { describe, expect, it } from '@jest/globals';
import { act, fireEvent, screen, within } from '@testing-library/react';
import { endedOf } from '../../features/request/night.fixture.tsx';
import { ok, refusal } from '../../net/server.fixture.ts';
import { foundPlaces, foundShelter, full, party } from './find.fixture.ts';
import {
  action,
  count,
  eachOnItsOwn,
  given,
  HELD,
  HOLD,
  NIGHT,
  press,
  row,
  shown,
  wait,
} from './find-page.fixture.tsx';

eachOnItsOwn();

describe('Enter', () => {
  it('holds the household in the first house: asking first, held when the server has said so', async () => {
    const { server } = await given({
      answers: {
        'POST /api/shelters/bukva/hold-beds': ok(HELD),
        'GET /api/tonight': ok(NIGHT([HOLD])),
      },
    });
    let letGo = (): void => undefined;
    const plain = globalThis.fetch;
    globalThis.fetch = (async (path: string, init: RequestInit) => {
      if (path.includes('hold-beds')) await new Promise<void>((go) => (letGo = go));
      return plain(path, init);
    }) as typeof fetch;
    press('Enter');
    await wait(5);
    expect(action('bukva').textContent).toContain('Asking…');
    expect(document.querySelector('.hold')).toBeNull();
    // A second press sends the same command.
    press('Enter');
    letGo();
    await wait(200);
    expect(server.to('/api/shelters/bukva/hold-beds')).toHaveLength(1);
    expect(server.to('/api/shelters/bukva/hold-beds')[0]!.body).toEqual({ party: party({ women: 1 }) });
    const card = document.querySelector<HTMLElement>('.hold')!;
    expect(document.activeElement).toBe(card);
    expect(within(card).getByRole('timer').textContent).toBe('1 h 30');
    expect(card.textContent).toContain('House Bukva, Skopje');
    expect(within(card).getByRole('button', { name: 'On the way' })).toBeTruthy();
  });

  it('acts on nothing while the houses are no answer yet to what was typed', async () => {
    const { server } = await given();
    press('ArrowUp', count('Women'));
    press('Enter', count('Women'));
    await wait(5);
    expect(server.sent.some(({ path }) => path.includes('hold-beds'))).toBe(false);
  });

  it('does not hold in a house that the board has put under the finger just now', async () => {
    const { boardMoves, server } = await given({ answers: { 'POST /api/shelters/orah/hold-beds': ok(HELD) } });
    await boardMoves(foundPlaces({ takes: [foundShelter('orah')], cannot: [full('bukva')] }), 2_000);
    expect(shown('takes')).toEqual(['orah']);
    press('Enter', count('Women'));
    await wait(5);
    expect(server.sent.some(({ path }) => path.includes('hold-beds'))).toBe(false);
    expect(document.querySelector('[data-announcer="enter"]')!.textContent).toContain(
      'House Orah has just come to the top',
    );
    await wait(900);
    press('Enter', count('Women'));
    await wait(5);
    expect(server.to('/api/shelters/orah/hold-beds')).toHaveLength(1);
  });

  it('extends and releases what it has held', async () => {
    const { server } = await given({
      answers: {
        'POST /api/shelters/bukva/hold-beds': ok(HELD),
        'GET /api/tonight': ok(NIGHT([HOLD])),
        'POST /api/shelters/bukva/extend-hold': ok({ ...HELD, events: [{ type: 'HoldExtended' }] }),
        'POST /api/shelters/bukva/release-hold': ok({ ...HELD, events: [{ type: 'HoldReleased' }] }),
      },
    });
    press('Enter');
    await wait(200);
    fireEvent.click(screen.getByRole('button', { name: /^Extend to/ }));
    await wait(100);
    expect(server.to('/api/shelters/bukva/extend-hold')[0]!.body).toEqual({ holdId: 'h1' });
    fireEvent.click(screen.getByRole('button', { name: 'Release' }));
    fireEvent.click(screen.getByRole('button', { name: 'they declined' }));
    await wait(100);
    expect(server.to('/api/shelters/bukva/release-hold')[0]!.body).toEqual({ holdId: 'h1', reason: 'declined' });
    expect(document.querySelector('.hold')).toBeNull();
    expect(count('Women')).toBeTruthy();
  });
});

describe('SH-19: they set out', () => {
  it('the arrival is recorded on the card of the hold', async () => {
    const { server } = await given({
      answers: {
        'POST /api/shelters/bukva/hold-beds': ok(HELD),
        'GET /api/tonight': ok(NIGHT([HOLD])),
        'POST /api/shelters/bukva/expect-party': ok({ ...HELD, events: [{ type: 'PartyExpected' }] }),
      },
    });
    press('Enter');
    await wait(200);
    fireEvent.click(screen.getByRole('button', { name: 'On the way' }));
    const arrival = { from: '2026-11-25T01:10:00.000Z', to: '2026-11-25T03:10:00.000Z' };
    const expected = { ...HOLD, arrival, overdueFrom: '2026-11-25T03:25:00.000Z' };
    server.answers['GET /api/tonight'] = ok(NIGHT([expected]));
    fireEvent.click(screen.getByRole('button', { name: 'Within 2 h' }));
    await wait(100);
    const sent = server.to('/api/shelters/bukva/expect-party')[0]!.body as { arrival: { from: string; to: string } };
    expect(Date.parse(sent.arrival.to) - Date.parse(sent.arrival.from)).toBe(2 * 3_600_000);
    expect(screen.getByText(/^On the way, expected /)).toBeTruthy();
    expect(screen.getByText(/The hold ends at .*, perhaps before they are there\.$/)).toBeTruthy();
    expect(screen.getAllByRole('button', { name: /^Extend to/ })).toHaveLength(1);
  });
});

describe('TN-6: how a hold ended', () => {
  const heldBukva = async () => {
    const screenOf = await given({
      answers: { 'POST /api/shelters/bukva/hold-beds': ok(HELD), 'GET /api/tonight': ok(NIGHT([HOLD])) },
    });
    press('Enter');
    await wait(200);
    return screenOf;
  };
  const ended = endedOf({ ...HOLD, at: '2026-11-25T01:33:00.000Z' });

  it('stays on the card as its last state, said by the nudge and not by the row', async () => {
    const { server, nudge } = await heldBukva();
    server.answers['GET /api/tonight'] = ok(NIGHT([], [ended]));
    await nudge();
    const card = document.querySelector<HTMLElement>('.held-ended')!;
    expect(document.activeElement).toBe(card);
    expect(card.querySelector('h2')!.textContent).toMatch(/^They arrived at /);
    expect(card.textContent).toContain('Admitted by House Bukva, Skopje.');
    expect(screen.queryByRole('button', { name: /^(Extend|Release|On the way)/ })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Look for them again' })).toBeNull();
    expect(screen.queryByRole('timer')).toBeNull();
    expect(screen.getByText(/^Call the house\. It can take the admission back/)).toBeTruthy();
  });

  it.each([
    ['released', true, /^The house released it at /],
    ['released', false, /^Released at /],
    ['lapsed', false, /^Lapsed at /],
  ] as const)('%s, by the house: %s, leads to the next search for them', async (how, byShelter, title) => {
    const { server, nudge } = await heldBukva();
    server.answers['GET /api/tonight'] = ok(NIGHT([], [{ ...ended, how, byShelter }]));
    await nudge();
    expect(document.querySelector('.held-ended h2')!.textContent).toMatch(title);
    expect(document.querySelector('.button-primary')!.textContent).toBe('Look for them again');
  });

  it('a hold whose admission was taken back goes on', async () => {
    const { server, nudge } = await heldBukva();
    server.answers['GET /api/tonight'] = ok(NIGHT([], [ended]));
    await nudge();
    server.answers['GET /api/tonight'] = ok(NIGHT([HOLD]));
    await nudge();
    expect(screen.getByRole('button', { name: 'Release' })).toBeTruthy();
  });
});

describe('when somebody was faster', () => {
  const lost = refusal(409, 'no_free_place');
  const body = {
    ...(lost as { body: object }).body,
    happened: { what: 'held', at: '2026-11-25T01:09:40.000Z', byRole: 'hotline' },
    free: '0',
  };

  it('FP-22: says who, by role, and how long ago, right above the next best place, which is under the finger', async () => {
    const { answerNext } = await given({ answers: { 'POST /api/shelters/bukva/hold-beds': { status: 409, body } } });
    answerNext(foundPlaces({ takes: [foundShelter('orah')], cannot: [full('bukva')] }));
    act(() => action('bukva').focus());
    fireEvent.click(action('bukva'));
    await wait(50);
    const alert = screen.getByRole('alert');
    expect(alert.textContent).toContain('House Bukva: Held 20 s ago by a hotline.');
    expect(shown('takes')).toEqual(['orah']);
    expect(alert.closest('li')?.nextElementSibling).toBe(row('orah'));
    expect(document.activeElement).toBe(action('orah'));
    expect(action('orah').className).toContain('button-primary');
  });
});

describe('an outcome that is not known', () => {
  it('is asked for again with the same key', async () => {
    let times = 0;
    const { server } = await given({
      answers: {
        'POST /api/shelters/bukva/hold-beds': () => (++times < 7 ? refusal(503, 'outcome_unknown') : ok(HELD)),
        'GET /api/tonight': ok(NIGHT([HOLD])),
      },
    });
    const keys: string[] = [];
    const plain = globalThis.fetch;
    globalThis.fetch = ((path: string, init: RequestInit) => {
      if (path.includes('hold-beds')) keys.push((init.headers as Record<string, string>)['idempotency-key']!);
      return plain(path, init);
    }) as typeof fetch;
    fireEvent.click(action('bukva'));
    await wait(11_000);
    expect(screen.getByRole('alert').textContent).toContain('Not sure it arrived.');
    expect(document.querySelector('.hold')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await wait(200);
    expect(document.querySelector('.hold')).not.toBeNull();
    expect(server.to('/api/shelters/bukva/hold-beds')).toHaveLength(7);
    expect(new Set(keys).size).toBe(1);
  });
});
