import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { declinedBecause, type RequestView } from '@safe-haven/contracts';
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import {
  accepted,
  foundOf,
  inMinutes,
  onScreen,
  POSITION,
  press,
  requestOf,
  tick,
} from '../../features/request/night.fixture.tsx';
import { ok, type Reply, refusal } from '../../net/server.fixture.ts';
import { meOf } from '../../net/session/me.fixture.ts';
import RequestsPage from './requests-page.tsx';

const ME = meOf({ may: ['board', 'exact', 'find', 'requests', 'answer'] });
const HOLD = 'POST /api/shelters/bukva/hold-beds';

const one = (request: RequestView, more: Record<string, Reply> = {}) =>
  onScreen(<RequestsPage me={ME} requestId="r1" />, { '/api/requests/r1': ok(request), ...more });
const list = (items: readonly RequestView[], more: Record<string, Reply> = {}) =>
  onScreen(<RequestsPage me={ME} requestId={null} />, { '/api/requests': ok({ position: POSITION, items }), ...more });
const shelters = () => [...document.querySelectorAll<HTMLElement>('[data-shelter]')].map((li) => li.dataset['shelter']);
const shelter = (shelterId: string) => within(document.querySelector<HTMLElement>(`[data-shelter="${shelterId}"]`)!);

beforeEach(() => history.replaceState(null, '', '/requests'));
afterEach(cleanup);

describe('the list of requests', () => {
  it('has the open ones first with what the houses said, then those that closed', async () => {
    await list([
      requestOf({ requestId: 'r2', situation: 'placed', place: { shelterId: 'bukva', holdId: null } }),
      requestOf(),
    ]);
    const lines = [...document.querySelectorAll<HTMLElement>('[data-request]')];
    expect(lines.map((line) => line.dataset['request'])).toEqual(['r1', 'r2']);
    expect(lines[0]!.textContent).toContain('1 yes · 1 yes if · 1 silent');
    expect(lines[1]!.textContent).toContain('placed');
  });

  it('says that none is open and where one begins', async () => {
    await list([]);
    expect(screen.getByText('No request is open.')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Find a place' }).getAttribute('href')).toBe('/find');
  });

  it('says what failed, and asks again', async () => {
    const { server } = await list([], { '/api/requests': refusal(500, 'unexpected') });
    expect(screen.getByRole('alert').dataset['problem']).toBe('unexpected');
    server.answers['/api/requests'] = ok({ position: POSITION, items: [requestOf()] });
    await press('Try again');
    expect(screen.getByText('1 woman and 1 girl')).toBeTruthy();
  });
});

describe('a request', () => {
  it('shows the answers in their order, then who is silent, and fills one button', async () => {
    await one(requestOf());
    expect(shelters()).toEqual(['bukva', 'vrba', 'javor']);
    expect(shelter('vrba').getByText(/^Yes, if: official referral and language, interpreter/)).toBeTruthy();
    expect(shelter('javor').getByText('no answer yet')).toBeTruthy();
    expect(document.querySelectorAll('.button-primary')).toHaveLength(1);
    expect(screen.getByText('own room')).toBeTruthy();
    expect(screen.getByText('They leave from Niš.')).toBeTruthy();
  });

  it('given a yes, then one press holds the places there for this request', async () => {
    const { server } = await one(requestOf(), { [HOLD]: accepted });
    await act(async () => void fireEvent.click(shelter('bukva').getByRole('button')));
    expect(server.to('/api/shelters/bukva/hold-beds')[0]?.body).toEqual({
      party: requestOf().party,
      requestId: 'r1',
      rooms: 2,
    });
  });

  it('given a yes-if, then nothing is held before every condition is ticked', async () => {
    const { server } = await one(requestOf({ answers: [requestOf().answers[1]!] }), {
      'POST /api/shelters/vrba/hold-beds': accepted,
    });
    await press('Settle, then hold 2');
    const sent = () => server.to('/api/shelters/vrba/hold-beds');
    expect(screen.getByRole('button', { name: 'Hold 2 places here', description: 'Tick every condition first.' }));
    await press('Hold 2 places here');
    await tick('official referral');
    await press('Hold 2 places here');
    expect(sent()).toHaveLength(0);
    await tick('language, interpreter');
    await press('Hold 2 places here');
    expect(sent()).toHaveLength(1);
  });

  it('given that somebody was faster, then it says who and when, next to the shelter', async () => {
    const happened = { what: 'held', at: inMinutes(-1), byRole: 'hotline', organisation: null };
    const taken = { type: 'about:blank', title: 'x', status: 409, code: 'bed_taken', happened };
    await one(requestOf({ answers: [requestOf().answers[0]!] }), { [HOLD]: { status: 409, body: taken } });
    await press('Hold 2 places here');
    expect(shelter('bukva').getByRole('alert').textContent).toContain('Held 1 min ago by a hotline.');
  });

  it('given a promise that ended, then the next yes is under the cursor', async () => {
    const { server, nudge } = await one(
      requestOf({ situation: 'promised', place: { shelterId: 'bukva', holdId: 'h1' }, may: ['withdraw'] }),
    );
    expect(screen.getByText(/^House Bukva holds the places/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Hold 2 places here' })).toBeNull();
    server.answers['/api/requests/r1'] = ok(requestOf({ waitingSince: inMinutes(0), offered: 'vrba' }));
    await nudge();
    expect(screen.getByText('The promise ended. House Vrba said yes and is next.')).toBeTruthy();
    expect(document.activeElement).toBe(shelter('vrba').getByRole('button'));
  });

  it('says aloud what a house answered meanwhile', async () => {
    const { server, nudge } = await one(requestOf({ answers: [] }));
    server.answers['/api/requests/r1'] = ok(requestOf());
    await nudge();
    expect(screen.getByText(/^House Bukva answered: Yes\. House Vrba answered: Yes, if: /).getAttribute('role')).toBe(
      'status',
    );
  });

  it('TN-10: keeps the row of a house that answers meanwhile in its place, with what is in it', async () => {
    const { server, nudge } = await one(requestOf({ answers: [requestOf().answers[1]!] }));
    const row = () => document.querySelector('[data-shelter="bukva"]');
    const before = row();
    server.answers['/api/requests/r1'] = ok(requestOf());
    await nudge();
    expect(row()?.getAttribute('data-answer')).toBe('yes');
    expect(row()).toBe(before);
    expect(shelters()).toEqual(['vrba', 'bukva', 'javor']);
  });

  it('asks more houses: those that could take them and were not asked, all of them ticked', async () => {
    const places = foundOf(['bukva', 'jasen'], ['orah']);
    const { server } = await one(requestOf(), {
      'POST /api/find': ok(places),
      'POST /api/requests/r1/broadcast': accepted,
    });
    await press('Ask more houses');
    const tapped = inMinutes(20);
    await press('Ask 2 houses');
    const answered = inMinutes(20);
    const [asked] = server.to('/api/find');
    expect(asked?.body).toMatchObject({ needs: { ownRoom: true }, from: 'rs-nis' });
    const body = server.to('/api/requests/r1/broadcast')[0]?.body as { shelters: string[]; respondBy: string };
    expect(body.shelters).toEqual(['jasen', 'orah']);
    // In this order, whatever time there is between them.
    expect([tapped, body.respondBy, answered].toSorted()).toEqual([tapped, body.respondBy, answered]);
  });

  it('closes without a place, with the reasons that the houses gave ticked already', async () => {
    const { server } = await one(requestOf({ answers: [], reasons: ['no_free_place'] }), {
      'POST /api/requests/r1/close-unmet': accepted,
    });
    await press('Close without a place');
    await tick('too far away');
    await tick('hotel');
    await press('Close it');
    expect(server.to('/api/requests/r1/close-unmet')[0]?.body).toEqual({
      reasons: ['no_free_place', 'too_far'],
      interim: 'hotel',
    });
  });

  it('is withdrawn after a confirmation, and notifies more people at the next level', async () => {
    const { server } = await one(requestOf({ level: 1 }), {
      'POST /api/requests/r1/withdraw': accepted,
      'POST /api/requests/r1/escalate': accepted,
    });
    await press('Notify more people');
    expect(server.to('/api/requests/r1/escalate')[0]?.body).toEqual({ level: 2 });
    await press('Withdraw');
    expect(server.to('/api/requests/r1/withdraw')).toHaveLength(0);
    await press('Yes, withdraw it');
    expect(server.to('/api/requests/r1/withdraw')[0]?.body).toEqual({});
  });

  it('RQ-18: is withdrawn with why they declined in the same number of presses', async () => {
    const { server } = await one(requestOf(), { 'POST /api/requests/r1/withdraw': accepted });
    await press('Withdraw');
    const why = within(screen.getByRole('group', { name: 'They declined, because (if they said so)' }));
    expect(why.getAllByRole('button')).toHaveLength(declinedBecause.options.length);
    await press('rules of the house');
    expect(server.to('/api/requests/r1/withdraw')[0]?.body).toEqual({ declined: 'house_rules' });
  });

  it.each([
    ['and sends it', ['they declined', 'rules of the house'], { declined: 'house_rules' }],
    ['and not after that is no reason any more', ['they declined', 'rules of the house', 'they declined'], {}],
  ])('RQ-18: asks why they declined where that is ticked, %s', async (_, ticked, sent) => {
    const { server } = await one(requestOf(), { 'POST /api/requests/r1/close-unmet': accepted });
    await press('Close without a place');
    await tick('too far away');
    expect(screen.queryByText('rules of the house')).toBeNull();
    for (const label of ticked) await tick(label);
    await press('Close it');
    const { reasons, ...rest } = server.to('/api/requests/r1/close-unmet')[0]!.body as { reasons: string[] };
    expect(reasons).toContain('too_far');
    expect(rest).toEqual(sent);
  });

  it('RQ-17: shows why a yes is no longer valid before it is pressed, with country, distance and age', async () => {
    const [yes, yesIf] = requestOf().answers;
    const now = { against: ['no_place_for_party', 'intake_paused'], km: 212 };
    await one(requestOf({ answers: [{ ...yes!, now }, yesIf!] }));
    const outdated = document.querySelector<HTMLElement>('[data-shelter="bukva"] [data-outdated]');
    expect(outdated?.textContent).toBe(
      'Not possible now: no free place for them and intake paused. Ask the house again.',
    );
    expect(shelter('bukva').getByText(/ · 212 km · answered 5 min ago$/)).toBeTruthy();
    expect(document.querySelectorAll('[data-outdated]')).toHaveLength(1);
    expect(shelter('bukva').getByRole('button').className).toContain('button-quiet');
    expect(shelter('bukva').queryByText(/next in order/)).toBeNull();
  });

  it('RQ-16: with a transfer under way, withdrawing and closing ask what becomes of it', async () => {
    const { server } = await one(requestOf({ transferId: 't7' }), {
      'POST /api/requests/r1/withdraw': accepted,
      'POST /api/requests/r1/close-unmet': accepted,
    });
    expect(screen.getByRole('link', { name: 'Open the transfer' }).getAttribute('href')).toBe('/transfers/t7');
    await press('Withdraw');
    expect(screen.getByText('A transfer for this request is under way. It is called off with it.')).toBeTruthy();
    await press('Withdraw, and call the transfer off');
    expect(server.to('/api/requests/r1/withdraw')[0]?.body).toEqual({ transfer: 'call_off' });
    await press('Close without a place');
    await tick('too far away');
    await press('Close it, and call the transfer off');
    expect(server.to('/api/requests/r1/close-unmet')[0]?.body).toEqual({ reasons: ['too_far'], transfer: 'call_off' });
  });

  it('says a refusal in words with a way out', async () => {
    await one(requestOf(), { 'POST /api/requests/r1/escalate': refusal(409, 'no_further_level') });
    await press('Notify more people');
    expect(screen.getByRole('alert').textContent).toBe('Everybody was notified already.Ask more houses.');
  });

  it.each([
    [{ situation: 'placed', place: { shelterId: 'bukva', holdId: null } }, 'They were placed at House Bukva.'],
    [
      { situation: 'unmet', reasons: ['no_free_place', 'too_far'] },
      'No place was found: no free place and too far away.',
    ],
    [{ situation: 'withdrawn' }, 'The request was withdrawn.'],
    [
      { situation: 'placed', place: { shelterId: 'bukva', holdId: null }, afterClosing: 'withdrawn' },
      'They were placed at House Bukva after the request had ended.',
    ],
    [
      { waitingSince: inMinutes(-1), offered: null },
      'The promise ended, and no other house has said yes. Ask more houses.',
    ],
  ] as const)('says its situation: %j', async (part, sentence) => {
    await one(requestOf({ may: [], ...(part as Partial<RequestView>) }));
    expect(screen.getByText(sentence)).toBeTruthy();
  });

  it('given no connection, then it stays readable and nothing can be held', async () => {
    const { server, cut } = await one(requestOf({ answers: [requestOf().answers[0]!] }));
    await cut();
    const why = 'There is no connection. This can only be done live.';
    expect(screen.getByRole('button', { name: 'Hold 2 places here', description: why })).toBeTruthy();
    await press('Hold 2 places here');
    expect(server.to('/api/shelters/bukva/hold-beds')).toHaveLength(0);
  });
});
