import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Handover } from '@safe-haven/contracts';
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { onScreen, press } from '../../features/request/night.fixture.tsx';
import { showLanguage } from '../../locales/choose-language.ts';
import { loadNamespaces } from '../../locales/load-namespaces.ts';
import { ok, refusal } from '../../net/server.fixture.ts';
import HandoverPage from './handover-page.tsx';

const AT = '2026-11-25T05:49:00.000Z';
const WOMAN = { women: 1, men: 0, other: 0, girls: 0, boys: 0, infants: 0, sonsOldest: null };
const LIPA = { shelterId: 'lipa', shelterName: 'House Lipa', area: 'Belgrade', areaId: 'rs-beograd' };
const JELENA = { name: 'Jelena P.', role: 'coordinator', mine: false };
const line = (kind: 'admitted' | 'bed_out', more: object) => ({
  kind,
  at: '2026-11-25T01:14:00.000Z',
  party: null,
  places: null,
  code: null,
  until: null,
  ...more,
});

const account = (): Handover['account'] => ({
  from: { at: '2026-11-24T21:00:00.000Z' },
  to: { position: '0000000000000041', at: AT },
  free: { before: 8, now: 3 },
  admissions: { parties: 3, people: 7, children: 4 },
  discharges: { parties: 2, people: 3 },
  holds: { placed: 9, admitted: 3, released: 3, lapsed: 1, live: 2 },
  requests: { opened: 5, placed: 3, unmet: 1, withdrawn: 0, open: 1 },
  corrections: 0,
  entries: 41,
  expected: [],
  ending: [
    {
      holdId: 'h1',
      ...LIPA,
      party: WOMAN,
      places: 1,
      expiresAt: '2026-11-25T06:40:00.000Z',
      extendsTo: null,
      arrival: null,
      overdue: false,
      atHome: true,
    },
  ],
  questions: [],
  open: [],
  silent: [{ ...LIPA, saidAt: '2026-11-24T16:05:00.000Z', free: 0, occupied: 5 }],
  unread: [],
  shelters: [
    {
      ...LIPA,
      free: { before: 3, now: 1 },
      lines: [line('admitted', { party: WOMAN }), line('bed_out', { code: 'cleaning' })],
    },
  ],
});

const handoverOf = (more: Partial<Handover> = {}): Handover => ({
  position: '0000000000000041',
  shelters: null,
  shift: { shiftId: 's1', situation: 'handed_over', by: JELENA, since: AT, handedOverAt: AT },
  account: account(),
  may: ['accept-handover', 'override-handover'],
  earlier: [],
  ...more,
});

const given = (value: Handover, more: Parameters<typeof onScreen>[1] = {}) =>
  onScreen(<HandoverPage shiftId={null} />, { '/api/handover': ok(value), ...more });

beforeEach(() => loadNamespaces('en', ['handover', 'refusals', 'requests', 'shelter']));
afterEach(async () => {
  cleanup();
  await showLanguage('en');
});

const groups = () => [...document.querySelectorAll<HTMLElement>('[data-group]')].map(({ dataset }) => dataset['group']);

describe('given a handover that waits', () => {
  it('HO-5: then what ends and what is silent comes first, what changed last, and each shelter has its lines', async () => {
    await given(handoverOf());
    expect(groups()).toEqual(['ending', 'silent', 'changed']);
    expect(document.querySelector('[data-group="changed"]')!.textContent).toMatch(
      /House Lipa.*1 woman.*a bed out of service: cleaning/,
    );
    // Rendered twice: above the open tasks, and for a phone below them.
    expect(screen.getAllByText('7 people, 4 children among them')).toHaveLength(2);
  });

  it('HO-5: when a shelter can’t be read to its end, then that comes first, with until when it could and whom to call', async () => {
    const quiet = { ...account(), ending: [], silent: [] };
    await given(handoverOf({ account: { ...quiet, unread: [{ ...LIPA, readTo: '2026-11-25T01:14:00.000Z' }] } }));
    expect(groups()).toEqual(['unread', 'changed']);
    expect(screen.queryByText('Nothing waits for the next shift.')).toBeNull();
    expect(document.querySelector('[data-group="unread"]')!.textContent).toMatch(
      /Can’t be read.*House Lipa, Belgrade.*can be read up to .*:14 alone.*missing here and in the totals/,
    );
  });

  it('names the areas in the language of the reader', async () => {
    await loadNamespaces('mk', ['handover', 'refusals', 'requests', 'shelter']);
    await showLanguage('mk');
    await given(handoverOf());
    const titles = groups().map((group) => document.querySelector(`[data-group="${group}"]`)!.textContent);
    expect(titles.slice(0, 2)).toEqual([
      expect.stringContaining('House Lipa, Белград'),
      expect.stringContaining('House Lipa, Белград'),
    ]);
  });

  it('HO-10: when it is of several days, then counts come before the days, and only the newest day is open', async () => {
    const lines = [
      line('admitted', { at: '2026-11-23T10:00:00.000Z', party: WOMAN }),
      line('bed_out', { at: '2026-11-25T04:00:00.000Z', code: 'cleaning' }),
    ];
    const shelters = [{ ...LIPA, free: { before: 3, now: 1 }, lines }];
    const week = { ...account(), from: { at: '2026-11-20T05:00:00.000Z' }, shelters: shelters };
    await given(handoverOf({ account: week }));
    const links = within(screen.getByRole('navigation')).getAllByRole('link');
    expect(links.map((link) => [link.getAttribute('href'), link.textContent])).toEqual([
      ['#handover-ending', 'Holds that end in your shift 1'],
      ['#handover-silent', 'Gone stale 1'],
      ['#handover-changed', 'What changed, by house 1'],
    ]);
    for (const link of links) expect(document.querySelector(link.getAttribute('href')!)).not.toBeNull();
    const days = [...document.querySelectorAll('.handover-day')];
    expect(days.map((day) => [day.hasAttribute('data-open'), day.querySelector('button')!.textContent])).toEqual([
      [true, 'Wed 25 NovBeds and intake 1'],
      [false, 'Mon 23 NovAdmitted 1'],
    ]);
    await act(async () => void fireEvent.click(days[1]!.querySelector('button')!));
    expect(days[1]!.hasAttribute('data-open')).toBe(true);
    expect(days[1]!.textContent).toContain('1 woman');
    expect(screen.getAllByText(/^at .*20 Nov.*, and now$/)).toHaveLength(2);
  });

  it('HO-2: when it is accepted, then what was seen is sent along; taken over without, a reason is', async () => {
    const accepted = ok({ position: '0000000000000042', revision: '3', events: [] });
    const { server } = await given(handoverOf(), {
      'POST /api/handover/accept-handover': accepted,
      'POST /api/handover/override-handover': accepted,
    });
    await press('Accept and take over');
    expect(server.to('/api/handover/accept-handover')[0]?.body).toEqual({
      shiftId: 's1',
      position: '0000000000000041',
    });
    await press('Take over without accepting…');
    await press('they can’t be reached');
    expect(server.to('/api/handover/override-handover')[0]?.body).toEqual({
      shiftId: 's1',
      position: '0000000000000041',
      reason: 'not_reachable',
    });
  });

  it('HO-1: when somebody was faster, then the refusal is shown at the button', async () => {
    await given(handoverOf(), { 'POST /api/handover/accept-handover': refusal(409, 'shift_over') });
    await press('Accept and take over');
    expect(await screen.findByText('Somebody has taken over already.')).toBeTruthy();
  });

  it('HO-8: then without a shift the page says of what it is, and one begins', async () => {
    await given(handoverOf({ shift: null, may: ['begin-shift'] }));
    expect(screen.getByText(/last 12 hours/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Begin my shift' })).toBeTruthy();
  });
});
