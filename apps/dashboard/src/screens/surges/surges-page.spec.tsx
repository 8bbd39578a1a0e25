import { afterEach, describe, expect, it } from '@jest/globals';
import type { SurgeReport, SurgeView } from '@safe-haven/contracts';
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { accepted, inMinutes, onScreen, POSITION, press } from '../../features/request/night.fixture.tsx';
import SurgeBand from '../../features/surge/surge-band.tsx';
import { ok, refusal } from '../../net/server.fixture.ts';
import { meOf } from '../../net/session/me.fixture.ts';
import { CountryNight } from '../tonight/country-night.tsx';
import { AskedPlaces } from '../tonight/tasks/asked-places.tsx';
import SurgesPage from './surges-page.tsx';

afterEach(cleanup);

const AT = '/api/surges';
const step = (role: 'focal_point' | 'coordinator', organisation: string | null) => ({
  ...{ role, organisation, at: inMinutes(-30), mine: false },
});
const house = (shelterId: string, answer: SurgeView['mine'][number]['answer'] = null) => ({
  ...{ shelterId, name: `House ${shelterId}`, area: 'Niš', mode: 'kept' as const, answer },
});
const answerOf = (places: number | null) => ({
  places,
  open: places ?? 0,
  reason: places === null ? ('no_staff' as const) : null,
  at: inMinutes(-10),
  byRole: 'shelter_staff' as const,
});
const surgeOf = (part: Partial<SurgeView> = {}): SurgeView => ({
  ...{ surgeId: 's1', country: 'RS', places: 20, until: inMinutes(600), reason: 'weather', drill: false },
  ...{ situation: 'open', opened: step('focal_point', 'Ministry'), confirmed: step('coordinator', 'Atina') },
  ...{ askedAgainAt: null, askedBeforeEndAt: null, endedAt: null, endedBecause: null },
  ...{ open: 14, asked: 3, yes: 1, no: 1, mine: [], houses: null, may: [] },
  ...{ missing: 6, askedBy: null, countries: null, mayAsk: [], asksMine: null },
  ...part,
});
const listOf = (items: readonly SurgeView[], mayOpenFor: readonly string[] = []) =>
  ok({ position: POSITION, mayOpenFor, items });
const open = (items: readonly SurgeView[], more: Parameters<typeof onScreen>[1] = {}, mayOpenFor?: string[]) =>
  onScreen(<SurgesPage me={meOf({ may: ['board', 'surges'] })} />, { [AT]: listOf(items, mayOpenFor), ...more });

describe('a surge', () => {
  it('SU-10: is opened in one form, with a number that can be, for a country of the sender', async () => {
    const { server } = await open([], {}, ['RS']);
    await press('Open a surge…');
    await press('Open it');
    expect(screen.getByText('Enter a whole number from 1 to 200.')).toBeTruthy();
    const posted = () => server.sent.filter(({ method }) => method === 'POST');
    expect(posted()).toEqual([]);
    await act(async () => {
      fireEvent.change(screen.getByLabelText('How many extra places'), { target: { value: '12' } });
      fireEvent.change(screen.getByLabelText('Why'), { target: { value: 'weather' } });
    });
    await press('Open it');
    expect(posted().map(({ body }) => body)).toEqual([
      { country: 'RS', places: 12, until: expect.any(String), reason: 'weather', drill: false },
    ]);
  });

  it('SU-10: says who opened and confirmed it, how much is open, and what each house answered', async () => {
    await open([surgeOf({ houses: [house('a', answerOf(2)), house('b', answerOf(null)), house('c')] })]);
    const text = document.querySelector('main')?.textContent ?? '';
    for (const part of ['14 of 20 extra places open', 'Ministry', 'Atina', 'Of 3 houses: 1 yes, 1 no, 1 silent'])
      expect(text).toContain(part);
    expect(screen.getByText(/^\+2 · /)).toBeTruthy();
    expect(screen.getByText(/^No: No staff · /)).toBeTruthy();
    expect(screen.getByText('Silent')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Confirm|End it now/ })).toBeNull();
  });

  it('SU-3 SU-10: names no organisation where a focal point is of none', async () => {
    await open([surgeOf({ opened: step('focal_point', null) })]);
    expect(screen.getByText(/^Opened: Focal point, \S/)).toBeTruthy();
    expect(screen.getByText(/^Confirmed: Coordinator, Atina, \S/)).toBeTruthy();
  });

  it('SU-10: is confirmed in one press by those who may, and a refusal is a sentence with a way out', async () => {
    const waits = surgeOf({ situation: 'waiting', confirmed: null, may: ['confirm'], asked: 0, yes: 0, no: 0 });
    const { server } = await open([waits], { [`POST ${AT}/s1/confirm`]: refusal(409, 'same_organisation') });
    expect(screen.getByText('Waits for a second person of another organisation.')).toBeTruthy();
    expect(screen.getByText(`${waits.places} extra places are asked for`)).toBeTruthy();
    await press('Confirm, and ask the houses');
    expect(server.to(`${AT}/s1/confirm`).map(({ body }) => body)).toEqual([{}]);
    expect(screen.getByRole('alert').textContent).toContain('Ask somebody of another organisation.');
  });

  it('SU-10: a drill is marked, and says that no bed is open', async () => {
    await open([surgeOf({ drill: true, houses: [house('a', answerOf(2))] })]);
    expect(screen.getByText('Drill')).toBeTruthy();
    expect(screen.getByText(/^[+]2 by its word · /)).toBeTruthy();
    expect(screen.getByText('14 of 20 places offered, none opened')).toBeTruthy();
    expect(document.querySelector('main')?.textContent).not.toContain('extra beds');
  });
});

describe('a surge that has ended', () => {
  const ended = surgeOf({ situation: 'ended', open: 0, endedAt: inMinutes(-5), endedBecause: 'time' });
  const report: SurgeReport = {
    ...{ position: POSITION, surgeId: 's1', country: 'RS', places: 20, drill: false },
    ...{ confirmedAt: inMinutes(-600), endedAt: inMinutes(-5), asked: 5, yes: 3, no: 1, offered: 12, opened: 11 },
    used: { low: 0, high: 18 },
    houses: [
      {
        ...{ shelterId: 'a', name: 'House a', mode: 'kept', answer: 'yes', reason: null },
        offered: 4,
        opened: 4,
        used: 3,
      },
    ],
  };
  const AT_REPORT = `${AT}/s1/report`;

  it('SU-12: says what became of it when somebody asks: sums, a band of use, one’s own houses exactly, and a file', async () => {
    const { server } = await open([ended], { [AT_REPORT]: ok(report) });
    expect(server.to(AT_REPORT)).toEqual([]);
    await press('Result');
    const text = document.querySelector('.surge-report')?.textContent ?? '';
    for (const part of [
      'Of 5 houses: 3 yes, 1 no, 1 silent',
      '12 of 20 places offered, 11 extra beds opened',
      'somebody used: fewer than 19',
      'House a: 4 offered, 4 opened, 3 used',
    ])
      expect(text).toContain(part);
    const file = screen.getByRole('link', { name: 'Download the report as CSV' });
    expect(file.getAttribute('href')).toBe(`${AT}/s1/report?format=csv`);
  });

  it('SU-10: says what each yes was for, though nothing of it is open any more', async () => {
    const closed = { ...answerOf(2), open: 0 };
    await open([{ ...ended, houses: [house('a', closed), { ...house('b', closed), mode: 'counted' }] }]);
    expect(screen.getAllByText(/^Yes, 2 · /)).toHaveLength(2);
    expect(document.querySelector('main')?.textContent).not.toMatch(/[+]\d/);
  });

  it('SU-12: says that too few houses opened beds, and has no report while it goes on', async () => {
    await open([ended], { [AT_REPORT]: ok({ ...report, used: null, houses: [] }) });
    await press('Result');
    expect(screen.getByText('Too few houses opened beds. How many were used is not shown.')).toBeTruthy();
    cleanup();
    await open([surgeOf()]);
    expect(screen.queryByRole('button', { name: 'Result' })).toBeNull();
  });
});

describe('a house that a surge asks', () => {
  const ANSWER = '/api/shelters/a/answer-surge';
  const asks = (offer: number | null, part: Partial<SurgeView> = {}) =>
    onScreen(<AskedPlaces />, {
      [AT]: listOf([
        surgeOf({
          mine: [
            { ...house('a'), offer },
            { ...house('b', answerOf(2)), offer: 2 },
          ],
          ...part,
        }),
      ]),
      [`POST ${ANSWER}`]: accepted,
    });

  it('SU-11: says yes to its extra beds in one tap', async () => {
    const { server } = await asks(3);
    expect(screen.getAllByText(/^Can House/)).toHaveLength(1);
    await press('Yes, 3');
    expect(server.to(ANSWER).map(({ body }) => body)).toEqual([{ surgeId: 's1', places: 3, reason: null }]);
  });

  it('SU-11: or to another number', async () => {
    const { server } = await asks(3);
    await press('Another number');
    await act(async () => void fireEvent.click(screen.getByRole('button', { name: /fewer/i })));
    await press('Yes, 2');
    expect(server.to(ANSWER).map(({ body }) => body)).toEqual([{ surgeId: 's1', places: 2, reason: null }]);
  });

  it('SU-11: or no, with one reason', async () => {
    const { server } = await asks(3);
    await press('No');
    await press('No staff');
    expect(server.to(ANSWER).map(({ body }) => body)).toEqual([{ surgeId: 's1', places: null, reason: 'no_staff' }]);
  });

  it('SU-11: without an extra bed it reads what to do first, and can still say no', async () => {
    const { server } = await asks(0);
    await press(/^Yes/);
    expect(server.to(ANSWER)).toEqual([]);
    expect(screen.getByText('No extra bed is set up here. Add one to a room first.')).toBeTruthy();
  });
});

it('SU-10: the band on a board says how much is open and until when, of surges that are open alone', async () => {
  const ended = surgeOf({ surgeId: 's2', situation: 'ended', endedAt: inMinutes(-5), endedBecause: 'time' });
  await onScreen(<SurgeBand />, { [AT]: listOf([surgeOf(), ended]) });
  const bands = screen.getAllByRole('link');
  expect(bands).toHaveLength(1);
  expect(bands[0]?.textContent).toMatch(/^Surge, .*: 14 of 20 extra, until /);
});

describe('a surge of which places are missing', () => {
  const asked = (part: object = {}) => ({
    ...{ country: 'BA', places: 6, at: inMinutes(-9), declined: null, surge: null },
    ...part,
  });
  const own = (situation: 'waiting' | 'open' | 'ended', open = 0) => ({ surgeId: 's2', situation, open, places: 6 });

  it('SU-14: asks another country in two presses, where one may', async () => {
    const { server } = await open([surgeOf({ countries: [], mayAsk: ['BA', 'MK'] })], {
      [`POST ${AT}/s1/ask-country`]: accepted,
    });
    expect(screen.getByText('6 places are missing')).toBeTruthy();
    await press('Ask another country…');
    await press('North Macedonia');
    expect(server.to(`${AT}/s1/ask-country`).map(({ body }) => body)).toEqual([{ country: 'MK' }]);
    cleanup();
    await open([surgeOf()]);
    expect(screen.queryByRole('button', { name: 'Ask another country…' })).toBeNull();
  });

  it('SU-14: says of each country what it answered', async () => {
    await open([
      surgeOf({
        countries: [
          asked({ country: 'AL' }),
          asked({ country: 'BA', declined: 'crossing' }),
          asked({ country: 'MK', declined: 'no_staff', surge: own('open', 2) }),
          asked({ country: 'HR', surge: own('waiting') }),
          asked({ country: 'ME', surge: own('ended') }),
        ],
      }),
    ]);
    const answers = [...document.querySelectorAll('[data-country]')].map((row) => row.children[1]?.textContent);
    expect(answers).toEqual([
      'No answer yet',
      'It can’t: Nobody can cross the border',
      '2 of 6 extra places open',
      'Its surge waits for a second person',
      'Its surge has ended',
    ]);
  });

  it('SU-15: says to those who confirm surges which country asked for it', async () => {
    await open([surgeOf({ country: 'BA', askedBy: 'RS' })]);
    expect(screen.getByText('Opened because another country asked: Serbia')).toBeTruthy();
  });
});

describe('a country that another one asks for places', () => {
  const asksMine = { country: 'BA', at: inMinutes(-9), declined: null } as const;
  const night = (part: Partial<SurgeView> = {}) =>
    onScreen(<CountryNight />, {
      [AT]: listOf([surgeOf({ asksMine, ...part })]),
      [`POST ${AT}/s1/decline-country`]: accepted,
    });
  const sent = (server: Awaited<ReturnType<typeof night>>['server']) =>
    server.sent.filter(({ method }) => method === 'POST');

  it('SU-15: opens a surge of its own for it in one press, filled in', async () => {
    const { server } = await night();
    expect(screen.getByText(/^Serbia asks for 6 more places, until /)).toBeTruthy();
    await press('Call for 6 places');
    expect(sent(server).map(({ body }) => body)).toEqual([
      {
        ...{ country: 'BA', places: 6, until: expect.any(String), reason: 'arrivals', drill: false },
        answers: 's1',
      },
    ]);
    expect(sent(server)[0]?.path).toMatch(/^\/api\/surges\/[\w-]{36}\/open$/);
  });

  it('SU-15 SU-9: a drill is marked, and asks for a drill that lasts two hours at least', async () => {
    const { server } = await night({ drill: true, until: inMinutes(30) });
    expect(screen.getByText(/^Drill: Serbia asks/)).toBeTruthy();
    await press('Call for 6 places');
    const [body] = sent(server).map((one) => one.body as { drill: boolean; until: string });
    expect(body?.drill).toBe(true);
    expect(Date.parse(body!.until)).toBeGreaterThan(Date.parse(inMinutes(119)));
  });

  it('SU-15: or says with one reason that it can’t', async () => {
    const { server } = await night();
    await press('We can’t');
    await press('Our houses are full');
    expect(server.to(`${AT}/s1/decline-country`).map(({ body }) => body)).toEqual([{ reason: 'houses_full' }]);
  });

  it('SU-15: has nothing to do tonight once it answered, and can still open one on the screen of surges', async () => {
    await night({ asksMine: { ...asksMine, declined: 'no_staff' } });
    expect(screen.getByText('No country asks yours for places.')).toBeTruthy();
    cleanup();
    await open([surgeOf({ asksMine: { ...asksMine, declined: 'no_staff' } })]);
    expect(screen.getByText('Your country’s answer: No staff')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Call for 6 places' })).toBeTruthy();
  });

  it('SU-15: reads it on the board, in place of how much is open there', async () => {
    await onScreen(<SurgeBand />, { [AT]: listOf([surgeOf({ asksMine })]) });
    const band = screen.getByRole('link');
    expect([band.textContent, band.getAttribute('href')]).toEqual([
      expect.stringMatching(/^Serbia asks for 6 more places, until /),
      '/tonight',
    ]);
  });
});
