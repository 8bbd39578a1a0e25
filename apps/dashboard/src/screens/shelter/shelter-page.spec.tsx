import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { ContactsOfShelter, Me, ShelterDetail } from '@safe-haven/contracts';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { accepted, refused, ShelterServer } from '../../features/shelter/server.fixture.ts';
import {
  at,
  bandedDetail,
  bed,
  exactDetail,
  hold as holdFixture,
  NOW,
  room,
} from '../../features/shelter/shelter.fixture.ts';
import { openBoard } from '../../model/board/board.fixture.ts';
import { BoardContext } from '../../model/board/use-board.ts';
import { meOf } from '../../net/session/me.fixture.ts';
import { sessions } from '../../net/session/session.ts';
import { expectedFirst } from './expected/expected-first.ts';
import ShelterPage from './shelter-page.tsx';

const UNDONE = '7d0a3f0e-6a52-4c1e-9b0c-2f5d9a4e8b61';
const ME = { may: ['board', 'exact'] } as unknown as Me;

beforeEach(() => void jest.useFakeTimers({ now: NOW }));
afterEach(() => {
  cleanup();
  sessions.ended();
  jest.useRealTimers();
});

/** Flushes timers and pending answers. */
const after = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));

async function given(detail: ShelterDetail, contacts: readonly ContactsOfShelter[] = []) {
  const server = new ShelterServer(detail);
  server.contacts = contacts;
  const onClose = jest.fn();
  render(
    <BoardContext value={openBoard().client}>
      <ShelterPage shelterId="lipa" row={detail.row} me={ME} boardPosition="" onClose={onClose} />
    </BoardContext>,
  );
  await after(200);
  return { server, onClose };
}

const press = (name: string | RegExp, where: HTMLElement = document.body) =>
  act(() => void fireEvent.click(within(where).getByRole('button', { name })));
const hold = () => document.querySelector<HTMLElement>('[data-hold="h1"]')!;
const bedOf = (id: string) => document.querySelector<HTMLElement>(`[data-bed="${id}"]`)!;
/** One woman, with beds chosen by the rules. */
async function submitHold() {
  press('Hold places');
  press('More: Women');
  press('Hold 1 place');
  await after(0);
}

describe('a house of one’s own', () => {
  test('shows the beds of a hold together, with its countdown and its actions once', async () => {
    await given(exactDetail());
    expect(within(hold()).getByRole('timer').textContent).toBe('1 h 10');
    expect(within(hold()).getByText('ends 03:20')).toBeTruthy();
    expect(hold().querySelectorAll('[data-bed]')).toHaveLength(2);
    expect(
      within(hold())
        .getAllByRole('button')
        .map((b) => b.textContent),
    ).toEqual(['Admit', 'Extend to 03:50', 'Release', 'They came earlier, or others came']);
    jest.setSystemTime(NOW + 71 * 60_000);
    await after(1_000);
    expect(within(hold()).getByRole('timer').textContent).toBe('ending');
  });

  test('TN-8: expected parties come first: one tap admits them, or they are released with a reason', async () => {
    const { server } = await given(exactDetail());
    const expected = document.querySelector<HTMLElement>('[data-expected="h1"]')!;
    const still = screen.getByRole('button', { name: 'Still correct' });
    expect(expected.compareDocumentPosition(still) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    expect([...document.querySelectorAll('.button-primary')].map((b) => b.textContent)).toContain('They are here');
    press('Can’t take them…', expected);
    press('the house withdrew', expected);
    await after(0);
    expect(server.last).toMatchObject({ name: 'release-hold', body: { holdId: 'h1', reason: 'shelter_withdrew' } });
    server.last.respond(409, refused(409, 'hold_ended'));
    await after(100);
    press('They are here', expected);
    await after(0);
    expect(server.last).toMatchObject({ name: 'admit-party', body: { holdId: 'h1' } });
    server.last.respond(409, refused(409, 'bed_taken', { happened: null, free: 1 }));
    await after(100);
    // That of the release, which is open, and that of the admission.
    expect(within(expected).getAllByRole('alert')).toHaveLength(2);
  });

  test('TN-8: of several those on the way come first, by when they arrive', () => {
    const onTheWay = (holdId: string, minutes: number) =>
      holdFixture(holdId, [], { arrival: { from: at(0), to: at(minutes) }, overdueFrom: at(minutes + 15) });
    const all = [holdFixture('held', []), onTheWay('late', 60), onTheWay('soon', 20)];
    expect(expectedFirst(all).map(({ holdId }) => holdId)).toEqual(['soon', 'late', 'held']);
  });

  test('offers nothing that the caller may not do', async () => {
    await given(exactDetail({ may: ['release-hold'] }));
    expect(
      within(hold())
        .getAllByRole('button')
        .map((b) => b.textContent),
    ).toEqual(['Release']);
    expect(screen.queryByRole('button', { name: 'Still correct' })).toBeNull();
    expect(screen.queryByText('Set up this house')).toBeNull();
    expect(bedOf('1a').querySelector('button')).toBeNull();
  });

  test('FR-2: shows the number of spare beds, and offers none to a new party', async () => {
    const spare = room('4', [bed('4a', { use: 'occupied', stayId: 's2' }), bed('4b', { use: 'spare' })]);
    const { rooms, row } = exactDetail();
    const places = { ...row.places, inService: 7, spare: 1, occupied: 2 };
    await given(exactDetail({ rooms: [...rooms, spare] }, { places }));
    expect(document.querySelector('.shelter-places')?.textContent).toContain('1 spare, in a room in use');
    expect(bedOf('4b').textContent).toContain('this party only');
    act(() => void fireEvent.click(bedOf('4b').querySelector('button')!));
    const choice = screen.getByRole('region', { name: 'What to do with the chosen beds' });
    const offered = within(choice).getAllByRole('button');
    expect(offered.map((b) => b.textContent)).toEqual(['Take out of service', 'Choose none']);
  });

  test('never shows a hold as held before the server has said it', async () => {
    const { server } = await given(exactDetail());
    act(() => void fireEvent.click(bedOf('1a').querySelector('button')!));
    press('Hold', screen.getByRole('region', { name: 'What to do with the chosen beds' }));
    press('More: Women');
    press('Hold 1 place');
    await after(500);
    expect(server.last).toMatchObject({ name: 'hold-beds', body: { beds: ['1a'], party: { women: 1 } } });
    expect(bedOf('1a').textContent).toContain('asking…');
    expect(bedOf('1a').querySelector('.tile')?.getAttribute('data-state')).toBe('pending');
    expect(bedOf('1a').dataset['use']).toBe('free');

    const before = exactDetail();
    server.detail = exactDetail({
      rooms: before.rooms.map((r) => ({
        ...r,
        beds: r.beds.map((b) => (b.bedId === '1a' ? { ...b, use: 'held' as const, holdId: 'h1' } : b)),
      })),
    });
    server.last.respond(200, accepted('BedsHeld'));
    await after(100);
    expect(bedOf('1a').textContent).toContain('Held');
    expect(screen.getByRole('status').textContent).toBe('The places are held.');
  });

  test('says of a lost race who was faster and what is left, and keeps what was typed', async () => {
    const { server, onClose } = await given(exactDetail());
    await submitHold();
    const happened = { what: 'held', at: at(-1 / 3), byRole: 'hotline' };
    server.last.respond(409, refused(409, 'bed_taken', { happened, free: 2 }));
    await after(100);
    expect(screen.getByRole('alert').textContent).toContain(
      'Held 20 s ago by a hotline. 2 places are still free here.',
    );
    expect(screen.getByRole('button', { name: 'Hold 1 place' })).toBeTruthy();
    press('Look for another house');
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  test('sends the same key again when it is not sure that a command arrived', async () => {
    const { server } = await given(exactDetail());
    await submitHold();
    for (let tried = 1; tried <= 4; tried++) {
      server.last.respond(503, refused(503, 'outcome_unknown'));
      await after(5_000);
    }
    expect(screen.getByRole('alert').textContent).toContain('Not sure it arrived.');
    press('Try again');
    await after(0);
    server.last.respond(200, accepted('BedsHeld'));
    await after(100);
    expect(screen.queryByRole('alert')).toBeNull();
    expect(server.sent).toHaveLength(5);
    expect(new Set(server.sent.map(({ key }) => key)).size).toBe(1);
    expect(new Set(server.sent.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  });

  test('a release is two taps, and can be taken back for half a minute', async () => {
    const { server } = await given(exactDetail());
    press('Release', hold());
    press('nobody came', hold());
    await after(0);
    expect(server.last).toMatchObject({ name: 'release-hold', body: { holdId: 'h1', reason: 'no_show' } });
    server.detail = exactDetail({ undo: { until: at(0.5), type: 'HoldReleased', eventId: UNDONE } });
    server.last.respond(200, accepted('HoldReleased'));
    await after(100);
    press('Undo');
    await after(0);
    expect(server.last.name).toBe('undo');
    server.last.respond(200, accepted('BedsHeld'));
    jest.setSystemTime(NOW + 35_000);
    await after(1_000);
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  });

  test('TR-12: a release that leaves a party on the way without a place asks first, and says so', async () => {
    const { server } = await given(exactDetail());
    press('Release', hold());
    press('nobody came', hold());
    await after(0);
    server.last.respond(409, refused(409, 'party_on_the_way'));
    await after(100);
    expect(screen.getByRole('alert').textContent).toContain('They have set out.');
    press('Do it all the same');
    await after(0);
    expect(server.last).toMatchObject({
      name: 'release-hold',
      body: { holdId: 'h1', reason: 'no_show', diverts: true },
    });
    server.last.respond(200, accepted('HoldReleased'));
    await after(100);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('TR-14: a party at the door is offered a hold of its size first, or is another party', async () => {
    const { server } = await given(exactDetail());
    press('Admit directly');
    press('More: Women');
    press('Admit 1 guest');
    await after(0);
    expect(server.last).toMatchObject({ name: 'admit-party', body: { party: { women: 1 } } });
    server.last.respond(409, refused(409, 'party_is_held', { holdId: 'h1' }));
    await after(100);
    const offered = within(screen.getByRole('alert')).getAllByRole('button');
    expect(offered.map((b) => b.textContent)).toEqual([
      'It is them: admit that hold',
      'It is another party',
      'Close this message',
    ]);
    expect(document.activeElement).toBe(offered[0]);
    press('It is another party');
    await after(0);
    expect(server.last).toMatchObject({ name: 'admit-party', body: { party: { women: 1 }, anotherParty: true } });
    server.last.respond(409, refused(409, 'party_is_held', { holdId: 'h1' }));
    await after(100);
    press('It is them: admit that hold');
    await after(0);
    expect(server.last).toMatchObject({ name: 'admit-party', body: { party: { women: 1 }, holdId: 'h1' } });
    server.last.respond(409, refused(409, 'party_is_expected', { transferId: 't7' }));
    await after(100);
    press('It is them: they have arrived');
    await after(0);
    expect(server.last).toMatchObject({ name: 'arrive', body: {} });
  });

  test('after a discharge the focus is at the room where the stay was, and moves the page no further than there', async () => {
    const { server } = await given(exactDetail());
    const stay = () => document.querySelector<HTMLElement>('[data-stay="s1"]')!;
    press('Discharge', stay());
    act(() => void fireEvent.click(within(stay()).getByRole('radio', { name: /family/i })));
    const send = within(stay())
      .getAllByRole('button', { name: 'Discharge' })
      .find((b) => b.getAttribute('type') === 'submit')!;
    act(() => send.focus());
    act(() => void fireEvent.click(send));
    await after(0);
    expect(server.last).toMatchObject({ name: 'discharge-party', body: { stayId: 's1' } });
    const { rooms } = exactDetail();
    const empty = room('3', [bed('3a')], { privacy: 'shared' });
    server.detail = exactDetail({
      rooms: [...rooms.slice(0, 2), empty],
      stays: [],
      undo: { until: at(0.5), type: 'PartyDischarged', eventId: UNDONE },
    });
    const scrolled: unknown[] = [];
    const scrolls = Element.prototype.scrollIntoView;
    Element.prototype.scrollIntoView = function (how) {
      scrolled.push([this.textContent, how]);
    };
    server.last.respond(200, accepted('PartyDischarged'));
    await after(100);
    Element.prototype.scrollIntoView = scrolls;
    expect(stay()).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Room 3' }));
    expect(scrolled).toEqual([['Room 3', { block: 'nearest' }]]);
    expect(screen.getByRole('button', { name: 'Undo' })).toBeTruthy();
  });

  test('"still correct" is one tap and names the revision that was seen', async () => {
    const { server } = await given(exactDetail());
    press('Still correct');
    await after(0);
    expect(server.last).toMatchObject({ name: 'confirm-occupancy', body: { revision: '41' } });
  });

  test('a census that differs from the beds is shown next to them', async () => {
    const reported = { night: '2026-11-24', asOf: at(-300), inService: 5, occupied: 3 };
    await given(exactDetail({}, { reported }));
    expect(
      screen.getByText(/Counted for the night of Tue 24 Nov: 3 taken of 5\. By the beds here: 1 of 5\./),
    ).toBeTruthy();
  });

  test('that has not counted yet shows no number at all', async () => {
    await given(exactDetail({ rooms: [], holds: [], stays: [], may: ['report-census'] }, { mode: 'counted' }));
    expect(screen.getByText('This house has not reported a count yet.')).toBeTruthy();
    expect(document.querySelector('.shelter-free, .occupancy')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Hold places' })).toBeNull();
  });

  test('OC-8: whose places nobody said is asked by phone, and shows who is there', async () => {
    const reported = { night: '2026-11-24', asOf: at(-30), inService: null, occupied: 7 };
    const row = { mode: 'counted', reported, saidAt: at(-30) } as const;
    await given(exactDetail({ rooms: [], holds: [], stays: [], may: ['report-census'] }, row));
    expect(screen.getByText(/^7 taken for the night of Tue 24 Nov\. .* says "Ask by phone"\./)).toBeTruthy();
    expect(document.querySelector('.shelter-free, .occupancy')).toBeNull();
  });

  test.each([
    ['17:59', '2026-11-24'],
    ['18:00', '2026-11-25'],
  ])('PH-2: a count at %s there is about the night of %s, where nobody says another one', async (clock, night) => {
    jest.setSystemTime(new Date(`2026-11-25T${clock}:00.000+01:00`));
    const { server } = await given(
      exactDetail({ rooms: [], holds: [], stays: [], may: ['report-census'] }, { mode: 'counted' }),
    );
    press('Report the count');
    act(() => void fireEvent.change(screen.getByLabelText('Places taken'), { target: { value: '4' } }));
    press('Report the count', document.querySelector('form')!);
    await after(50);
    expect(server.last).toMatchObject({ name: 'report-census', body: { night, occupied: 4 } });
  });

  test('OC-10: shows the improbable counts that wait, why, and sends what is answered', async () => {
    const count = { eventId: 'e1', night: '2026-11-24', asOf: at(-20), at: at(-10), inService: null, occupied: 9_999 };
    const waiting = [
      { ...count, why: ['too_many_people' as const] },
      { ...count, eventId: 'e2', night: '2027-11-25', occupied: 3, why: ['night_in_future' as const] },
    ];
    const { server } = await given(exactDetail({ waiting, may: ['confirm-census', 'discard-census'] }));
    expect(screen.getByText(/^Night of 24 Nov 2026: 9,999 taken\. It came /)).toBeTruthy();
    expect(screen.getByText('Far more people than are known of this house.')).toBeTruthy();
    // Of a night that has not begun nobody knows yet.
    expect(screen.getAllByRole('button', { name: 'It is right' })).toHaveLength(1);
    expect(screen.getAllByRole('button', { name: 'Discard' })).toHaveLength(2);
    press('It is right');
    await after(50);
    expect(server.last).toMatchObject({ name: 'confirm-census', body: { reports: ['e1'] } });
  });

  test('Esc closes the form and gives the focus back, and does not close the house', async () => {
    const { onClose } = await given(exactDetail());
    press('Pause intake');
    const cancel = screen.getByRole('button', { name: 'Cancel' });
    // Outer listeners, such as the drawer, see that the key was handled.
    act(() => expect(fireEvent.keyDown(cancel, { key: 'Escape' })).toBe(false));
    await after(50);
    expect(screen.queryByRole('button', { name: 'Cancel' })).toBeNull();
    expect(document.activeElement?.textContent).toBe('Pause intake');
    expect(onClose).not.toHaveBeenCalled();
  });
});

describe('another organisation’s house', () => {
  test('shows a band, one’s own holds, and no bed', async () => {
    const soon = { expiresAt: at(30), extendsTo: null, arrival: null, overdueFrom: null };
    const own = { holdId: 'h1', places: 2, roomKind: 'household' as const, ...soon };
    await given(bandedDetail({ holds: [own] }));
    expect(screen.getAllByText('2 or 3 free')).toBeTruthy();
    expect(within(hold()).getByRole('timer').textContent).toBe('30:00');
    expect(document.querySelector('[data-bed]')).toBeNull();
    expect(screen.queryByRole('region', { name: 'Activity' })).toBeNull();
  });

  test('that decides itself who comes is to be asked', async () => {
    await given(bandedDetail({ may: ['extend-hold', 'release-hold'] }));
    expect(screen.getByText('This house decides itself who comes. Ask the house by phone.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Hold places' })).toBeNull();
  });

  test('DC-1: that only reports its count has its number once, under "Whom to call"', async () => {
    sessions.entered(meOf({ may: ['board', 'call'] }));
    const number = { number: '+38160123456', hours: null, changed: null };
    const organisation = { organisationId: 'o1', name: 'Atina', line: null };
    const contacts = { shelterId: 'lipa', timezone: 'Europe/Belgrade', shelter: number, organisation };
    const detail = bandedDetail({ may: [], row: { ...bandedDetail().row, mode: 'counted' } });
    await given(detail, [{ ...contacts, maySet: false, maySetLine: false }]);
    expect(screen.getByText('This house only reports its count. Ask the house by phone.')).toBeTruthy();
    const numbers = screen.getAllByRole('link', { name: '+381 60 123 456' });
    expect(numbers.map((link) => link.closest('section')?.ariaLabel)).toEqual(['Whom to call']);
  });
});
