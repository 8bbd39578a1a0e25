import { describe, expect, it } from '@jest/globals';
import type { RequestView, Tonight } from '@safe-haven/contracts';
import { act, fireEvent, screen, within } from '@testing-library/react';
import {
  accepted,
  holdOf,
  inMinutes,
  nightOf,
  PARTY,
  POSITION,
  press,
  requestOf,
  transferOf,
} from '../../../features/request/night.fixture.tsx';
import { ok } from '../../../net/server.fixture.ts';
import { freshNight, given, groups } from '../tonight.fixture.tsx';

freshNight();

const staleOf = (part: Partial<Tonight['stale'][number]> = {}): Tonight['stale'][number] => ({
  shelterId: 'javor',
  name: 'House Javor',
  confirmedAt: null,
  revision: '41',
  askedSince: null,
  places: { inService: 6, free: 1, spare: 1, held: 0, occupied: 4, outOfService: 0, together: 1, freeCots: 0 },
  ...part,
});

describe('OC-10: counts that are improbable', () => {
  it('stand among the questions of the night, the newest of a house, and are answered there', async () => {
    const count = {
      ...{ eventId: 'e1', night: '2024-01-01', asOf: inMinutes(-20), at: inMinutes(-10) },
      ...{ inService: 12, occupied: 9_999, why: ['too_many_people' as const] },
    };
    const waiting = [count, { ...count, eventId: 'e2', occupied: 8_888 }];
    const { server } = await given(
      { counts: [{ shelterId: 'brest', name: 'House Brest', waiting }] },
      { 'POST /api/shelters/brest/discard-census': accepted },
    );
    expect(groups()).toEqual({ asked: ['brest'] });
    expect(
      screen.getByText(/^Night of 1 Jan 2024: 9,999 taken of 12\. It came 10 min ago\. Far more people/),
    ).toBeTruthy();
    expect(screen.getByText('Others that wait: 1')).toBeTruthy();
    await press('Discard');
    expect(server.to('/api/shelters/brest/discard-census')[0]?.body).toEqual({ reports: ['e1'] });
  });
});

describe('parties and shelters that need attention', () => {
  it('has overdue parties first, with how late they are and where they were expected', async () => {
    const transfer = transferOf({ situation: 'overdue', arrival: { from: inMinutes(-90), to: inMinutes(-25) } });
    const party = { party: PARTY, since: inMinutes(-100), overdue: false, diverted: false, due: null };
    await given(
      {
        parties: [
          { ...party, kind: 'transfer', id: 't1', situation: 'overdue', overdue: true, due: inMinutes(-25) },
          { ...party, kind: 'request', id: 'r1', situation: 'open' },
        ],
        stale: [staleOf({ confirmedAt: inMinutes(-600) })],
      },
      {
        '/api/transfers': ok({ position: POSITION, items: [transfer] }),
        '/api/requests': ok({ position: POSITION, items: [requestOf()] }),
      },
    );
    expect(groups()).toEqual({ now: ['t1'], requests: ['r1', 'r1 bukva', 'r1 vrba', 'r1 silent'], stale: ['javor'] });
    expect(screen.getByText('25 min')).toBeTruthy();
    expect(screen.getAllByText('House Bukva')).toHaveLength(2);
    expect(screen.getByText(/^1 woman and 1 girl, expected /)).toBeTruthy();
    expect(screen.getAllByRole('link', { name: 'Open' })[0]!.getAttribute('href')).toBe('/transfers/t1');
  });

  it('an overdue party of a transfer has arrived by one tap of the house that receives it', async () => {
    const transfer = transferOf({ situation: 'overdue', may: ['arrive'] });
    const party = { party: PARTY, since: inMinutes(-100), overdue: true, diverted: false, due: inMinutes(-25) };
    const { server } = await given(
      { parties: [{ ...party, kind: 'transfer', id: 't1', situation: 'overdue' }] },
      { '/api/transfers': ok({ position: POSITION, items: [transfer] }), 'POST /api/transfers/t1/arrive': accepted },
    );
    const [filled, ...more] = [...document.querySelectorAll<HTMLElement>('.button-primary')];
    expect([filled!.textContent, more]).toEqual(['They have arrived', []]);
    await press('They have arrived');
    expect(server.to('/api/transfers/t1/arrive')).toHaveLength(1);
  });

  it('TN-10: two presses keep an overdue party expected, and the house gets the new time', async () => {
    const transfer = transferOf({ situation: 'overdue', may: ['change-arrival'] });
    const party = { party: PARTY, since: inMinutes(-100), overdue: true, diverted: false, due: inMinutes(-25) };
    const { server } = await given(
      { parties: [{ ...party, kind: 'transfer', id: 't1', situation: 'overdue' }] },
      {
        '/api/transfers': ok({ position: POSITION, items: [transfer] }),
        'POST /api/transfers/t1/change-arrival': accepted,
      },
    );
    expect([...document.querySelectorAll('.button-primary')].map((b) => b.textContent)).toEqual(['Still expected…']);
    await press('Still expected…');
    await press('within 1 h');
    const [sent] = server.to('/api/transfers/t1/change-arrival');
    const { from, to } = (sent!.body as { arrival: { from: string; to: string } }).arrival;
    expect(Date.parse(to) - Date.parse(from)).toBe(3_600_000);
    expect(document.activeElement?.textContent).toBe('Still expected…');
  });

  it('TN-10: answers are shown under their request; a yes is held there, a yes-if once it is settled', async () => {
    const party = { party: PARTY, since: inMinutes(-100), overdue: false, diverted: false, due: null };
    const reopened = requestOf({ waitingSince: inMinutes(-3) });
    const { server } = await given(
      { parties: [{ ...party, kind: 'request', id: 'r1', situation: 'open' }] },
      {
        '/api/requests': ok({ position: POSITION, items: [reopened] }),
        'POST /api/shelters/bukva/hold-beds': accepted,
      },
    );
    expect(groups()).toEqual({ requests: ['r1', 'r1 bukva', 'r1 vrba', 'r1 silent'] });
    const row = (id: string) => document.querySelector<HTMLElement>(`[data-id="${id}"]`)!;
    expect(row('r1 vrba').textContent).toContain('official referral and language, interpreter');
    expect(row('r1 silent').textContent).toContain('House Javor');
    // Of several on the screen none takes the focus.
    expect(document.activeElement).toBe(document.body);
    expect(document.querySelectorAll('.button-primary')).toHaveLength(0);
    await press('Hold 2 places here');
    expect(server.to('/api/shelters/bukva/hold-beds')[0]?.body).toMatchObject({ requestId: 'r1' });
    await press('Settle, then hold 2');
    const settled = within(row('r1 vrba')).getByRole('button', { name: 'Hold 2 places here' });
    await act(async () => void fireEvent.click(settled));
    expect(server.to('/api/shelters/vrba/hold-beds')).toHaveLength(0);
  });

  it('TN-10: a house that answers keeps its row in its place, a no too, and the next number to call comes below', async () => {
    const party = { party: PARTY, since: inMinutes(-100), overdue: false, diverted: false, due: null };
    const [bukva, vrba] = requestOf().answers;
    const list = (answers: RequestView['answers']) =>
      ok({ position: POSITION, items: [requestOf({ asked: ['bukva', 'javor', 'vrba'], answers })] });
    const { server, nudge } = await given(
      { parties: [{ ...party, kind: 'request', id: 'r1', situation: 'open' }] },
      { '/api/requests': list([vrba!]) },
    );
    expect(groups()).toEqual({ requests: ['r1', 'r1 vrba', 'r1 silent'] });
    const row = document.querySelector('[data-id="r1 silent"]')?.closest('li');
    server.answers['/api/requests'] = list([bukva!, vrba!]);
    await nudge();
    expect(groups()).toEqual({ requests: ['r1', 'r1 vrba', 'r1 bukva', 'r1 silent'] });
    expect(document.querySelector('[data-id="r1 bukva"]')?.closest('li')).toBe(row);
    const no = { shelterId: 'javor', answer: 'no' as const, codes: ['no_staff'], at: inMinutes(0), now: null };
    server.answers['/api/requests'] = list([bukva!, vrba!, no]);
    await nudge();
    expect(groups()).toEqual({ requests: ['r1', 'r1 vrba', 'r1 bukva', 'r1 javor'] });
    expect(document.querySelector('[data-id="r1 javor"]')?.textContent).toContain('no staff');
  });

  it('RQ-17: a yes with something against it now says that, not where it is; its hold is a quiet button', async () => {
    const party = { party: PARTY, since: inMinutes(-100), overdue: false, diverted: false, due: null };
    const [yes] = requestOf().answers;
    const answers = [{ ...yes!, now: { against: ['intake_paused'], km: 212 } }];
    await given(
      { parties: [{ ...party, kind: 'request', id: 'r1', situation: 'open' }] },
      { '/api/requests': ok({ position: POSITION, items: [requestOf({ answers })] }) },
    );
    const row = document.querySelector<HTMLElement>('[data-id="r1 bukva"]')!;
    expect(row.textContent).toContain('Not possible now: intake paused. Ask the house again.');
    expect(row.textContent).not.toContain('212 km');
    expect(row.querySelector('[data-tone="plain"]')).toBeTruthy();
    expect(within(row).getByRole('button').className).toContain('button-quiet');
  });

  it('TR-10: a diversion comes before overdue parties; its house may admit them or hold for them again', async () => {
    const diverted = { at: inMinutes(-1), because: 'released' } as const;
    const transfer = transferOf({ situation: 'on_the_way', diverted, may: ['accept', 'arrive'] });
    const party = { kind: 'transfer', party: PARTY, since: inMinutes(-100), due: inMinutes(25) } as const;
    const { server } = await given(
      {
        parties: [
          { ...party, id: 't1', situation: 'on_the_way', overdue: false, diverted: true },
          { ...party, id: 't2', situation: 'overdue', overdue: true, diverted: false, due: inMinutes(-60) },
        ],
      },
      { '/api/transfers': ok({ position: POSITION, items: [transfer] }), 'POST /api/transfers/t1/accept': accepted },
    );
    expect(groups()).toEqual({ now: ['t1', 't2'] });
    expect(document.querySelector('[data-need="diverted"]')?.textContent).toContain(
      'On the way to House Bukva, no place is held there',
    );
    expect([...document.querySelectorAll('.button-primary')].map((b) => b.textContent)).toEqual(['They have arrived']);
    await press('Hold for them again');
    expect(server.to('/api/transfers/t1/accept')[0]?.body).toEqual({ met: [] });
  });

  it('a stale house is confirmed in one tap, by the revision that was seen', async () => {
    const { server } = await given({ stale: [staleOf()] }, { 'POST /api/shelters/javor/confirm-occupancy': accepted });
    expect(screen.getByText('House Javor has gone stale')).toBeTruthy();
    server.answers['/api/tonight'] = ok(nightOf());
    await press('Still correct');
    expect(server.to('/api/shelters/javor/confirm-occupancy')[0]?.body).toEqual({ revision: '41' });
    expect(screen.getByText('A quiet night.')).toBeTruthy();
  });

  it('NT-8: a shelter that is asked is listed with since when, the numbers to confirm, and one button', async () => {
    const { server } = await given(
      { stale: [staleOf({ askedSince: '2026-11-25T19:00:00.000Z', confirmedAt: inMinutes(-60) })] },
      { 'POST /api/shelters/javor/confirm-occupancy': accepted },
    );
    expect(groups()).toEqual({ asked: ['javor'] });
    expect(screen.getByText('asked')).toBeTruthy();
    expect(screen.getByText('House Javor')).toBeTruthy();
    expect(screen.getByText('1 free · 1 spare · 4 occupied')).toBeTruthy();
    server.answers['/api/tonight'] = ok(nightOf());
    await press('Still correct');
    expect(server.to('/api/shelters/javor/confirm-occupancy')[0]?.body).toEqual({ revision: '41' });
  });

  it('reads the night again when the connection says that it is otherwise', async () => {
    const { server, nudge } = await given({});
    server.answers['/api/tonight'] = ok(nightOf({ holds: [holdOf()] }));
    await nudge();
    expect(document.querySelector('[data-hold="h1"]')).toBeTruthy();
  });
});
