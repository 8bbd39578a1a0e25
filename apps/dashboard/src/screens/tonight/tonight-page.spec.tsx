import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { HouseTask, Tonight } from '@safe-haven/contracts';
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import {
  accepted,
  holdOf,
  inMinutes,
  nightOf,
  onScreen,
  PARTY,
  POSITION,
  press,
  requestOf,
  taskOf,
  tick,
  transferOf,
} from '../../features/request/night.fixture.tsx';
import { waiting } from '../../net/outbox/waiting.ts';
import { done, ok, type Reply, refusal } from '../../net/server.fixture.ts';
import { meOf } from '../../net/session/me.fixture.ts';
import TonightPage from './tonight-page.tsx';

const ME = meOf({ may: ['board', 'exact', 'find', 'requests', 'answer'] });
const HOTLINE = meOf({ role: 'hotline', may: ['board', 'find', 'requests'] });
const RESPOND = 'POST /api/requests/r9/respond';

const tasksAre = (items: readonly HouseTask[]): Reply => ok({ position: POSITION, items });
const nothing = ok({ position: POSITION, items: [] });
const given = (night: Partial<Tonight>, more: Record<string, Reply> = {}, me = ME) =>
  onScreen(<TonightPage me={me} />, {
    '/api/tonight': ok(nightOf(night)),
    '/api/tasks': nothing,
    '/api/requests': nothing,
    '/api/transfers': nothing,
    '/api/me/push': done,
    ...more,
  });
const needs = () => [...document.querySelectorAll<HTMLElement>('[data-need]')].map((li) => li.dataset['need']);
const hold = (holdId: string) => within(document.querySelector<HTMLElement>(`[data-hold="${holdId}"]`)!);

beforeEach(() => history.replaceState(null, '', '/tonight'));
afterEach(() => {
  jest.restoreAllMocks();
  waiting.empty();
  cleanup();
});

describe('a quiet night', () => {
  it('says so, and what can be done', async () => {
    await given({});
    expect(screen.getByText('A quiet night.')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Find a place' }).getAttribute('href')).toBe('/find');
  });

  it('asks for no tasks where somebody answers for no house', async () => {
    const { server } = await given({}, {}, HOTLINE);
    expect(screen.getByText('A quiet night.')).toBeTruthy();
    expect(server.to('/api/tasks')).toHaveLength(0);
  });

  it('says what failed and tries again', async () => {
    const { server } = await given({}, { '/api/tonight': refusal(500, 'unexpected') });
    expect(screen.getByRole('alert').dataset['problem']).toBe('unexpected');
    server.answers['/api/tonight'] = ok(nightOf());
    await press('Try again');
    expect(screen.getByText('A quiet night.')).toBeTruthy();
  });
});

describe('holds', () => {
  it('stand by deadline, the first large with its countdown, those of colleagues apart', async () => {
    await given({
      holds: [holdOf(), holdOf({ holdId: 'h2', expiresAt: inMinutes(90) }), holdOf({ holdId: 'h3', mine: false })],
    });
    const large = (holdId: string) => document.querySelector<HTMLElement>(`[data-hold="${holdId}"]`)!.dataset['large'];
    expect([large('h1'), large('h2'), large('h3')]).toEqual(['true', 'false', 'false']);
    expect(hold('h1').getByRole('timer').textContent).toMatch(/^(39|40):\d\d$/);
    expect(hold('h2').getByText(/^1 h (29|30)$/)).toBeTruthy();
    expect(screen.getByRole('heading', { name: /^Other holds of your organisation/ })).toBeTruthy();
    await act(async () => void fireEvent.click(hold('h2').getByRole('button')));
    expect(large('h2')).toBe('true');
    expect(document.activeElement).toBe(hold('h2').getByRole('button', { name: 'On the way' }));
  });

  it('SH-19: opening a card takes the focus once: however late a drawing comes, the next key is for what was reached since', async () => {
    const drawings: FrameRequestCallback[] = [];
    jest.spyOn(globalThis, 'requestAnimationFrame').mockImplementation((draw) => drawings.push(draw));
    await given({ holds: [holdOf(), holdOf({ holdId: 'h2', expiresAt: inMinutes(90) })] });
    await act(async () => void fireEvent.click(hold('h2').getByRole('button')));
    await act(async () => void fireEvent.click(hold('h2').getByRole('button', { name: 'On the way' })));
    await act(async () => drawings.splice(0).forEach((draw) => void draw(0)));
    expect(document.activeElement).toBe(hold('h2').getByRole('button', { name: 'Within 30 min' }));
  });

  it('within fifteen minutes it asks in words; before that it does not', async () => {
    await given({
      holds: [holdOf({ holdId: 'a', expiresAt: inMinutes(14) }), holdOf({ holdId: 'b', expiresAt: inMinutes(16) })],
    });
    expect(hold('a').getByText(/Are they on the way\? If not, extend it or release it\.$/)).toBeTruthy();
    expect(hold('b').queryByText(/Are they on the way/)).toBeNull();
  });

  it('says aloud that it asks, once it comes to that', async () => {
    const close = holdOf({ holdId: 'a', expiresAt: inMinutes(14) });
    await given({ holds: [close, holdOf({ holdId: 'b', shelterName: 'House Vrba', expiresAt: inMinutes(15.03) })] });
    expect(screen.queryByText(/^House Vrba: Are they on the way/)).toBeNull();
    const said = await screen.findByText(/^House Vrba: Are they on the way/, undefined, { timeout: 6_000 });
    expect(said.getAttribute('role')).toBe('status');
    expect(said.textContent).not.toContain('House Bukva');
  }, 10_000);

  it('at home one tap admits them', async () => {
    const { server } = await given(
      { holds: [holdOf({ atHome: true, shelterId: 'lipa', expiresAt: inMinutes(9) })] },
      { 'POST /api/shelters/lipa/admit-party': accepted },
    );
    expect(screen.getByText(/Have they arrived\?/)).toBeTruthy();
    await press('They have arrived');
    expect(server.to('/api/shelters/lipa/admit-party')[0]?.body).toEqual({ holdId: 'h1' });
  });

  it('is extended in one tap, and released in two with its reason', async () => {
    const { server } = await given(
      { holds: [holdOf()] },
      { 'POST /api/shelters/bukva/extend-hold': accepted, 'POST /api/shelters/bukva/release-hold': accepted },
    );
    await press(/^Extend to /);
    expect(server.to('/api/shelters/bukva/extend-hold')[0]?.body).toEqual({ holdId: 'h1' });
    await press('Release');
    await press('nobody came');
    expect(server.to('/api/shelters/bukva/release-hold')[0]?.body).toEqual({ holdId: 'h1', reason: 'no_show' });
  });

  it('leads to its request where it is one’s own, not where one only keeps the house', async () => {
    await given({
      holds: [
        holdOf({ requestId: 'r1', expiresAt: inMinutes(5) }),
        holdOf({ holdId: 'h2', requestId: 'r2', mine: false, atHome: true, expiresAt: inMinutes(6) }),
      ],
    });
    expect(hold('h1').getByRole('link', { name: 'Open the request' }).getAttribute('href')).toBe('/requests/r1');
    expect(hold('h2').queryByRole('link', { name: 'Open the request' })).toBeNull();
  });

  it('says why it was refused, beside it', async () => {
    await given({ holds: [holdOf()] }, { 'POST /api/shelters/bukva/extend-hold': refusal(409, 'past_longest_end') });
    await press(/^Extend to /);
    expect(hold('h1').getByRole('alert').textContent).toContain('The hold has reached its longest end.');
  });

  it('SH-19: on the way is two taps: the house is told when they arrive, and the card says it then', async () => {
    const { server } = await given({ holds: [holdOf()] }, { 'POST /api/shelters/bukva/expect-party': accepted });
    await press('On the way');
    expect(document.activeElement?.textContent).toBe('Within 30 min');
    const arrival = { from: inMinutes(0), to: inMinutes(30) };
    server.answers['/api/tonight'] = ok(nightOf({ holds: [holdOf({ arrival, overdueFrom: inMinutes(45) })] }));
    await press('Within 30 min');
    const { holdId, arrival: sent } = server.to('/api/shelters/bukva/expect-party')[0]!.body as {
      holdId: string;
      arrival: { from: string; to: string };
    };
    expect(holdId).toBe('h1');
    expect(Date.parse(sent.to) - Date.parse(sent.from)).toBe(30 * 60_000);
    expect(hold('h1').getByText(/^On the way, expected .* to .*\.$/)).toBeTruthy();
    expect(hold('h1').queryByText('Within 30 min')).toBeNull();
    expect(hold('h1').getByRole('button', { name: 'Change the time' })).toBeTruthy();
    expect(hold('h1').queryByText(/The hold ends at/)).toBeNull();
    expect(needs()).toEqual([]);
  });

  it('SH-19: a hold that ends before they arrive offers the extension beside it, once, and says so where none is left', async () => {
    const way = { arrival: { from: inMinutes(0), to: inMinutes(60) }, overdueFrom: inMinutes(75) };
    const { server } = await given(
      { holds: [holdOf(way), holdOf({ ...way, holdId: 'h2', extendsTo: null, expiresAt: inMinutes(10) })] },
      { 'POST /api/shelters/bukva/extend-hold': accepted },
    );
    expect(hold('h2').getByText(/The hold ends at .* It can’t be extended: call the house\.$/)).toBeTruthy();
    expect(hold('h2').queryByText(/Are they on the way/)).toBeNull();
    expect(hold('h1').getAllByRole('button', { name: /^Extend to / })).toHaveLength(1);
    await press(/^Extend to /);
    expect(server.to('/api/shelters/bukva/extend-hold')[0]?.body).toEqual({ holdId: 'h1' });
  });

  it('SH-19: who has set out and is not there is among the overdue, and leads to the card of the hold', async () => {
    const late = { arrival: { from: inMinutes(-90), to: inMinutes(-40) }, overdueFrom: inMinutes(-25) };
    await given({
      holds: [
        holdOf({ holdId: 'a' }),
        holdOf({ ...late, holdId: 'b', expiresAt: inMinutes(60) }),
        holdOf({ holdId: 'c', expiresAt: inMinutes(80), arrival: late.arrival }),
      ],
    });
    expect([...document.querySelectorAll<HTMLElement>('[data-need]')].map((li) => li.dataset['id'])).toEqual(['b']);
    expect(screen.getByText('A party is 40 min overdue')).toBeTruthy();
    expect(hold('b').getByText(/^Not there yet: they were expected /)).toBeTruthy();
    await press('Open');
    expect(document.activeElement).toBe(hold('b').getByRole('button', { name: 'Change the time' }));
  });

  it('as a transfer the house is asked to expect them', async () => {
    const { server } = await given({ holds: [holdOf({ requestId: 'r1' })] });
    await press('On the way');
    await press('As a transfer');
    await tick('within 2 h');
    await act(async () => void fireEvent.submit(document.querySelector('form')!));
    const sent = server.sent.find(
      ({ method, path }) => method === 'POST' && /\/api\/transfers\/[^/]+\/propose$/.test(path),
    );
    expect(sent!.body).toMatchObject({ toShelterId: 'bukva', requestId: 'r1', party: PARTY });
    const { from, to } = (sent!.body as { arrival: { from: string; to: string } }).arrival;
    expect(Date.parse(to) - Date.parse(from)).toBe(2 * 3_600_000);
  });

  it('given no connection, then a release waits for it, and extending says why it can’t', async () => {
    const { server, cut } = await given({ holds: [holdOf()] });
    await cut();
    expect(screen.getByText(/^No line to the server since /)).toBeTruthy();
    const why = 'There is no line. This can only be done live.';
    expect(screen.getByRole('button', { name: /^Extend to /, description: why })).toBeTruthy();
    await press('Release');
    await press('they declined');
    expect(waiting.all().map(({ name, body }) => [name, body])).toEqual([
      ['release-hold', { holdId: 'h1', reason: 'declined' }],
    ]);
    expect(hold('h1').getByText(/^Will be sent when the line is back/)).toBeTruthy();
    expect(hold('h1').queryByRole('button', { name: /^Extend/ })).toBeNull();
    expect(server.sent.some(({ method }) => method === 'POST')).toBe(false);
  }, 15_000);
});

describe('what one’s houses are asked', () => {
  it('a yes is one tap', async () => {
    const { server } = await given({ tasks: 1 }, { '/api/tasks': tasksAre([taskOf()]), [RESPOND]: accepted });
    expect(screen.getByText('House Lipa is asked')).toBeTruthy();
    expect(screen.getByText('They touch rules of your house: pregnancy.')).toBeTruthy();
    expect(screen.getByText(/^After your yes you read: health/)).toBeTruthy();
    server.answers['/api/tasks'] = tasksAre([
      taskOf({
        answer: { answer: 'yes', codes: [], at: inMinutes(0) },
        criteria: { needs: { pregnantMonth: 7 }, from: null },
      }),
    ]);
    await press('Yes');
    expect(screen.getByText('pregnant, month 7')).toBeTruthy();
    expect(server.to('/api/requests/r9/respond')[0]?.body).toEqual({ shelterId: 'lipa', answer: 'yes', codes: [] });
    expect(screen.getByText('Your answer: Yes').getAttribute('role')).toBe('status');
  });

  it('a no and its reason are two taps', async () => {
    const { server } = await given({ tasks: 1 }, { '/api/tasks': tasksAre([taskOf()]), [RESPOND]: accepted });
    await press('No');
    expect(document.activeElement?.textContent).toBe('no free place');
    await press('no free place');
    expect(server.to('/api/requests/r9/respond')[0]?.body).toEqual({
      shelterId: 'lipa',
      answer: 'no',
      codes: ['no_free_place'],
    });
  });

  it('a yes-if names at least one condition, never the house’s own state', async () => {
    const { server } = await given({ tasks: 1 }, { '/api/tasks': tasksAre([taskOf()]), [RESPOND]: accepted });
    await press('Yes, if…');
    await press('Send the answer');
    expect(server.to('/api/requests/r9/respond')).toHaveLength(0);
    await press('More reasons');
    expect(screen.queryByLabelText('no free place')).toBeNull();
    await tick('own room');
    await tick('official referral');
    await press('Send the answer');
    expect(server.to('/api/requests/r9/respond')[0]?.body).toEqual({
      shelterId: 'lipa',
      answer: 'yes_if',
      codes: expect.arrayContaining(['room_privacy', 'official_referral']),
    });
  });

  it('an answer can be changed as long as nobody has them', async () => {
    const said = { answer: 'no', codes: ['no_staff'], at: inMinutes(-1) } as const;
    const { server } = await given(
      {},
      { '/api/tasks': tasksAre([taskOf({ answer: { ...said, codes: ['no_staff'] } })]), [RESPOND]: accepted },
    );
    expect(screen.getByText('Your answer: No: no staff')).toBeTruthy();
    await press('Change the answer');
    await press('Yes');
    expect(server.to('/api/requests/r9/respond')[0]?.body).toMatchObject({ answer: 'yes' });
  });

  it('asked again after an answer, the house owes another one', async () => {
    const old = { answer: 'no', codes: ['no_staff'], at: inMinutes(-30) } as const;
    await given({}, { '/api/tasks': tasksAre([taskOf({ answer: { ...old, codes: ['no_staff'] } })]) });
    expect(screen.getByRole('button', { name: 'Yes' })).toBeTruthy();
  });

  it('says who is next, who has a place elsewhere, and where nobody looks any more', async () => {
    const yes = { answer: 'yes' as const, codes: [], at: inMinutes(-1) };
    await given(
      {},
      {
        '/api/tasks': tasksAre([
          taskOf({ requestId: 'r3', state: 'closed' }),
          taskOf({ requestId: 'r2', state: 'elsewhere' }),
          taskOf({ requestId: 'r1', answer: yes, offered: true }),
          taskOf(),
        ]),
      },
    );
    const cards = [...document.querySelectorAll<HTMLElement>('[data-task]')].map((card) => card.dataset['task']);
    expect(cards.slice(0, 2)).toEqual(['r1:lipa', 'r9:lipa']);
    expect(screen.getByText('You said yes and are next: the places may be held at any moment.')).toBeTruthy();
    expect(screen.getByText('They have a place elsewhere. Nothing to do.')).toBeTruthy();
    expect(screen.getByText('Nobody looks any more. Nothing to do.')).toBeTruthy();
  });

  it('a new one is announced as a number and nothing else; what was there before is not', async () => {
    const { server, nudge } = await given({ tasks: 1 }, { '/api/tasks': tasksAre([taskOf()]) });
    expect(screen.queryByText('1 new task')).toBeNull();
    server.answers['/api/tasks'] = tasksAre([taskOf(), taskOf({ requestId: 'r8' })]);
    await nudge();
    expect(screen.getByText('1 new task').parentElement?.getAttribute('role')).toBe('status');
    await press('See it');
    expect(document.activeElement?.closest('[data-task]')?.getAttribute('data-task')).toBe('r8:lipa');
    expect(screen.queryByText('1 new task')).toBeNull();
  });
});

describe('who and what needs somebody', () => {
  it('has overdue parties first, with how late they are and where they were expected', async () => {
    const transfer = transferOf({ situation: 'overdue', arrival: { from: inMinutes(-90), to: inMinutes(-25) } });
    const party = { party: PARTY, since: inMinutes(-100), overdue: false, due: null };
    await given(
      {
        parties: [
          { ...party, kind: 'transfer', id: 't1', situation: 'overdue', overdue: true, due: inMinutes(-25) },
          { ...party, kind: 'request', id: 'r1', situation: 'open' },
        ],
        stale: [{ shelterId: 'javor', name: 'House Javor', confirmedAt: inMinutes(-600), revision: '41' }],
      },
      {
        '/api/transfers': ok({ position: POSITION, items: [transfer] }),
        '/api/requests': ok({ position: POSITION, items: [requestOf()] }),
      },
    );
    expect(needs()).toEqual(['overdue', 'request-open', 'stale']);
    expect(screen.getByText('A party is 25 min overdue')).toBeTruthy();
    expect(screen.getByText(/^House Bukva: 1 woman and 1 girl, expected /)).toBeTruthy();
    expect(screen.getByText('1 woman and 1 girl · 1 yes, 1 yes if, 0 no, 1 silent')).toBeTruthy();
    expect(screen.getAllByRole('link', { name: 'Open' })[0]!.getAttribute('href')).toBe('/transfers/t1');
  });

  it('a stale house is confirmed in one tap, by the revision that was seen', async () => {
    const { server } = await given(
      { stale: [{ shelterId: 'javor', name: 'House Javor', confirmedAt: null, revision: '41' }] },
      { 'POST /api/shelters/javor/confirm-occupancy': accepted },
    );
    expect(screen.getByText('House Javor has gone stale')).toBeTruthy();
    server.answers['/api/tonight'] = ok(nightOf());
    await press('Still correct');
    expect(server.to('/api/shelters/javor/confirm-occupancy')[0]?.body).toEqual({ revision: '41' });
    expect(screen.getByText('A quiet night.')).toBeTruthy();
  });

  it('reads the night again when the connection says that it is otherwise', async () => {
    const { server, nudge } = await given({});
    server.answers['/api/tonight'] = ok(nightOf({ holds: [holdOf()] }));
    await nudge();
    expect(document.querySelector('[data-hold="h1"]')).toBeTruthy();
  });
});
