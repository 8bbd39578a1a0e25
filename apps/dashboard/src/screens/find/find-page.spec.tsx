import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type FoundPlaces, partyNeeds, type RequestView, type Row } from '@safe-haven/contracts';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { meOf } from '../../features/session/me.fixture.ts';
import { sessions } from '../../features/session/session.ts';
import { at, bandedRow, exactRow, HandLine, snapshotOf } from '../../model/board/board.fixture.ts';
import { openBoardClient } from '../../model/board/board-client.ts';
import { BoardContext } from '../../model/board/use-board.ts';
import { FakeServer, ok, type Reply, refusal, type SentRequest } from '../../net/server.fixture.ts';
import { HOVERS } from '../../ui/use-media.ts';
import { askFirst, foundHouse, foundPlaces, full, party } from './find.fixture.ts';
import FindPage from './find-page.tsx';

const ME = meOf({ role: 'hotline', may: ['board', 'find', 'requests', 'hold'] });
const IDS = ['bukva', 'orah', 'jasen', 'kalina', 'lipa'] as const;
const ROWS: readonly Row[] = IDS.map((id) => bandedRow(id, { name: `House ${id[0]!.toUpperCase()}${id.slice(1)}` }));
const FOUND = foundPlaces({
  takes: [foundHouse('bukva'), foundHouse('orah', { km: 99 })],
  takesIf: [askFirst('jasen')],
  cannot: [full('lipa')],
});
const HELD = {
  position: at(9),
  revision: '3',
  events: [{ type: 'BedsHeld', holdId: 'h1', places: 1, roomKind: 'household', expiresAt: '2026-11-25T02:40:00.000Z' }],
};
const DETAIL = (holds: readonly object[]) => ({
  view: 'banded',
  position: at(9),
  row: ROWS[0],
  rules: null,
  holds,
  may: ['extend-hold', 'release-hold'],
  undo: null,
});
const HOLD = {
  holdId: 'h1',
  places: 1,
  roomKind: 'household',
  expiresAt: '2026-11-25T02:40:00.000Z',
  extendsTo: '2026-11-25T03:10:00.000Z',
  arrival: null,
  overdueFrom: null,
};

interface Given {
  readonly phone?: boolean;
  readonly hovers?: boolean;
  readonly answers?: Record<string, Reply | ((request: SentRequest) => Reply)>;
}

/** The screen on a line in our hand and a server that answers as the test says. */
async function given({ phone = false, hovers = true, answers = {} }: Given = {}) {
  window.matchMedia = ((query: string) => ({
    matches: query === HOVERS ? hovers : query.includes('639px') ? phone : false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  })) as unknown as typeof window.matchMedia;
  let found: FoundPlaces = FOUND;
  const server = new FakeServer({ 'POST /api/find': () => ok(found), ...answers });
  const line = new HandLine();
  const client = openBoardClient({
    open: () => line,
    now: Date.now,
    later: () => () => undefined,
    onSignedOut: () => undefined,
    onOtherProtocol: () => undefined,
    onServerTime: () => undefined,
  });
  line.says('snapshot', snapshotOf(1, ROWS));
  sessions.entered(ME);
  let position = 1;
  const view = render(
    <BoardContext value={client}>
      <FindPage me={ME} />
    </BoardContext>,
  );
  await wait(200);
  return {
    server,
    line,
    view,
    /** The board moves, and the next answer is another. */
    async boardMoves(next: FoundPlaces, ms = 2_300) {
      found = next;
      act(() => line.says('update', { from: at(position), position: at(position + 1), rows: [exactRow('lipa')] }));
      position += 1;
      await wait(ms);
    },
    answerNext(next: FoundPlaces) {
      found = next;
    },
    asks: () => server.to('/api/find').map(({ body }) => body as { party: object; needs: object }),
  };
}

const wait = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));
const count = (name: string) => screen.getByRole('spinbutton', { name });
const press = (key: string, on: Element = document.activeElement ?? document.body) => fireEvent.keyDown(on, { key });
const row = (id: string) => document.querySelector<HTMLElement>(`.found[data-shelter="${id}"]`)!;
const deed = (id: string) => within(row(id)).getByRole('button');
const shown = (which: string) =>
  [...document.querySelectorAll(`[data-group="${which}"] [data-shelter]`)].map((r) => r.getAttribute('data-shelter'));

beforeEach(() => {
  jest.useFakeTimers({ now: Date.parse('2026-11-25T01:10:00.000Z') });
  window.scrollTo = () => undefined;
  sessions.ended();
});
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

describe('find a place', () => {
  it('opens with the focus on the first number and asks at once for one woman', async () => {
    const { asks } = await given();
    expect(document.activeElement).toBe(count('Women'));
    expect(asks()).toHaveLength(1);
    expect(asks()[0]).toMatchObject({ party: party({ women: 1 }), needs: {}, avoid: [], from: null, arrival: null });
    expect(shown('takes')).toEqual(['bukva', 'orah']);
    expect(shown('takesIf')).toEqual(['jasen']);
    expect(shown('cannot')).toEqual(['lipa']);
  });

  it('takes numbers by arrow keys, by digits and by buttons, and asks once after a pause', async () => {
    const { asks } = await given();
    press('ArrowUp', count('Women'));
    press('1', count('Girls'));
    press('2', count('Boys'));
    fireEvent.click(screen.getByRole('button', { name: 'Fewer: Women' }));
    expect(count('Women').getAttribute('aria-valuenow')).toBe('1');
    expect(asks()).toHaveLength(1);
    await wait(150);
    expect(asks()).toHaveLength(2);
    expect(asks()[1]!.party).toEqual(party({ women: 1, girls: 1, boys: 2 }));
    fireEvent.click(screen.getByRole('radio', { name: '7⁠–⁠11' }));
    await wait(150);
    expect(asks()[2]!.party).toMatchObject({ sonsOldest: '7-11' });
    press('Backspace', count('Boys'));
    await wait(150);
    expect(asks()[3]!.party).toMatchObject({ boys: 0, sonsOldest: null });
  });

  it.each([
    ['two in a row are one number', ['1', '2'], 12],
    ['and the most that it takes is one of them', ['4', '0'], 40],
    ['more than the most is the most', ['4', '5'], 40],
    ['a zero in front counts for nothing', ['0', '7'], 7],
    ['Backspace takes back the last', ['1', '2', 'Backspace'], 1],
    ['and goes on from there', ['1', '2', 'Backspace', '5'], 15],
    ['after an arrow a digit is a new number', ['1', 'ArrowUp', '3'], 3],
    ['Home and End are the least and the most', ['Home', 'End'], 40],
    ['and back', ['End', 'Home'], 0],
  ])('a number may be typed: %s', async (_, keys, result) => {
    await given();
    for (const key of keys) press(key, count('Girls'));
    expect(count('Girls').getAttribute('aria-valuenow')).toBe(String(result));
    expect(count('Girls').textContent).toBe(String(result));
  });

  it('a digit after a pause begins a number of its own, and one that is held down is one', async () => {
    await given();
    press('1', count('Girls'));
    await wait(1_100);
    press('3', count('Girls'));
    fireEvent.keyDown(count('Girls'), { key: '3', repeat: true });
    expect(count('Girls').getAttribute('aria-valuenow')).toBe('3');
    fireEvent.blur(count('Girls'));
    press('2', count('Girls'));
    expect(count('Girls').getAttribute('aria-valuenow')).toBe('2');
    expect(count('Girls').getAttribute('aria-valuemax')).toBe('40');
  });

  it('drops the answer to an older question, and keeps the houses until the new one comes', async () => {
    const held: ((found: FoundPlaces) => void)[] = [];
    await given();
    const plain = globalThis.fetch;
    globalThis.fetch = ((path: string, init: RequestInit) =>
      path === '/api/find'
        ? new Promise((resolve) => {
            held.push((found) =>
              resolve({ ok: true, status: 200, headers: new Headers(), json: async () => found } as Response),
            );
          })
        : plain(path, init)) as typeof fetch;
    press('ArrowUp', count('Women'));
    await wait(150);
    expect(shown('takes')).toEqual(['bukva', 'orah']);
    expect(document.querySelector('.find-main')!.getAttribute('aria-busy')).toBe('true');
    press('ArrowUp', count('Women'));
    await wait(150);
    expect(held).toHaveLength(2);
    held[1]!(foundPlaces({ takes: [foundHouse('kalina')] }));
    held[0]!(foundPlaces({ cannot: [full('bukva')] }));
    await wait(10);
    expect(shown('takes')).toEqual(['kalina']);
  });

  it('can say every coded need, and nothing that is not coded', async () => {
    const { asks } = await given();
    fireEvent.click(screen.getByRole('button', { name: 'More' }));
    press('1', count('Boys'));
    for (const box of screen.getAllByRole('checkbox')) fireEvent.click(box);
    fireEvent.click(screen.getByRole('checkbox', { name: 'No papers' }));
    for (const select of document.querySelectorAll<HTMLSelectElement>('.find-fields select')) {
      fireEvent.change(select, { target: { value: [...select.options].at(-1)!.value } });
    }
    press('0', count('Women'));
    for (const select of document.querySelectorAll<HTMLSelectElement>('.find-fields select')) {
      fireEvent.change(select, { target: { value: [...select.options].at(-1)!.value } });
    }
    for (const input of document.querySelectorAll<HTMLInputElement>('.find-fields input[inputmode]')) {
      fireEvent.change(input, { target: { value: '9' } });
    }
    await wait(150);
    const { needs } = asks().at(-1)!;
    expect(Object.keys(needs).toSorted()).toEqual(Object.keys(partyNeeds.shape).toSorted());
    expect(partyNeeds.safeParse(needs).success).toBe(true);
  });

  it('finds an area in any script, and takes it by Enter without holding anything', async () => {
    const { asks, server } = await given();
    const from = screen.getByRole('combobox', { name: 'Leaving from' });
    act(() => from.focus());
    fireEvent.change(from, { target: { value: 'Куман' } });
    expect(document.querySelector('[role=option][aria-selected=true]')!.textContent).toBe('Kumanovo, North Macedonia');
    press('Enter', from);
    await wait(150);
    expect(asks().at(-1)).toMatchObject({ from: 'mk-kumanovo' });
    expect(from.getAttribute('aria-expanded')).toBe('false');
    expect(server.sent.filter(({ path }) => path.includes('hold-beds'))).toEqual([]);
  });

  it('uses areas to avoid for the search, and leaves them nowhere', async () => {
    const { asks } = await given();
    fireEvent.click(screen.getByRole('button', { name: 'Add' }));
    const which = screen.getByRole('combobox', { name: 'An area to avoid' });
    fireEvent.change(which, { target: { value: 'tetovo' } });
    press('Enter', which);
    await wait(150);
    expect(asks().at(-1)).toMatchObject({ avoid: ['mk-tetovo'] });
    expect(location.href).not.toContain('tetovo');
    expect(JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state])).not.toMatch(/tetovo|women/);
    fireEvent.click(screen.getByRole('button', { name: 'No longer avoid Tetovo' }));
    await wait(150);
    expect(asks().at(-1)).toMatchObject({ avoid: [] });
  });

  it('says politely how many houses take them, after the typing has paused', async () => {
    await given();
    const said = () => document.querySelector('[data-said="results"]')!.textContent;
    expect(said()).toBe('');
    await wait(700);
    expect(said()).toBe('2 houses take them. 1 takes them if something is settled.');
  });

  it('has one filled button: that of the first house', async () => {
    await given();
    const filled = [...document.querySelectorAll('.found .button-primary')];
    expect(filled.map((b) => b.closest('[data-shelter]')!.getAttribute('data-shelter'))).toEqual(['bukva']);
    expect(row('bukva').dataset['enter']).toBe('true');
  });

  it('says why a house can not, and what is to be settled', async () => {
    await given();
    expect(row('jasen').textContent).toContain('They have to agree first');
    expect(document.querySelector('.found-not')!.textContent).toContain('Not enough free places');
  });
});

describe('Enter', () => {
  it('holds the household in the first house: asking first, held when the server has said so', async () => {
    const { server } = await given({
      answers: {
        'POST /api/shelters/bukva/hold-beds': ok(HELD),
        'GET /api/shelters/bukva': ok(DETAIL([HOLD])),
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
    expect(deed('bukva').textContent).toContain('Asking…');
    expect(document.querySelector('.held-card')).toBeNull();
    // A second press is the same wish.
    press('Enter');
    letGo();
    await wait(200);
    expect(server.to('/api/shelters/bukva/hold-beds')).toHaveLength(1);
    expect(server.to('/api/shelters/bukva/hold-beds')[0]!.body).toEqual({ party: party({ women: 1 }) });
    const card = document.querySelector<HTMLElement>('.held-card')!;
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
    await boardMoves(foundPlaces({ takes: [foundHouse('orah')], cannot: [full('bukva')] }), 2_000);
    expect(shown('takes')).toEqual(['orah']);
    press('Enter', count('Women'));
    await wait(5);
    expect(server.sent.some(({ path }) => path.includes('hold-beds'))).toBe(false);
    expect(document.querySelector('[data-said="enter"]')!.textContent).toContain('House Orah has just come to the top');
    await wait(900);
    press('Enter', count('Women'));
    await wait(5);
    expect(server.to('/api/shelters/orah/hold-beds')).toHaveLength(1);
  });

  it('extends and releases what it has held', async () => {
    const { server } = await given({
      answers: {
        'POST /api/shelters/bukva/hold-beds': ok(HELD),
        'GET /api/shelters/bukva': ok(DETAIL([HOLD])),
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
    expect(document.querySelector('.held-card')).toBeNull();
    expect(count('Women')).toBeTruthy();
  });
});

describe('SH-19: they set out', () => {
  it('the house is told when they arrive, on the card of what is held', async () => {
    const { server } = await given({
      answers: {
        'POST /api/shelters/bukva/hold-beds': ok(HELD),
        'GET /api/shelters/bukva': ok(DETAIL([HOLD])),
        'POST /api/shelters/bukva/expect-party': ok({ ...HELD, events: [{ type: 'PartyExpected' }] }),
      },
    });
    press('Enter');
    await wait(200);
    fireEvent.click(screen.getByRole('button', { name: 'On the way' }));
    const arrival = { from: '2026-11-25T01:10:00.000Z', to: '2026-11-25T03:10:00.000Z' };
    const expected = { ...HOLD, arrival, overdueFrom: '2026-11-25T03:25:00.000Z' };
    server.answers['GET /api/shelters/bukva'] = ok(DETAIL([expected]));
    fireEvent.click(screen.getByRole('button', { name: 'Within 2 h' }));
    await wait(100);
    const sent = server.to('/api/shelters/bukva/expect-party')[0]!.body as { arrival: { from: string; to: string } };
    expect(Date.parse(sent.arrival.to) - Date.parse(sent.arrival.from)).toBe(2 * 3_600_000);
    expect(screen.getByText(/^On the way, expected /)).toBeTruthy();
    expect(screen.getByText(/The hold ends at .*, perhaps before they are there\.$/)).toBeTruthy();
    expect(screen.getAllByRole('button', { name: /^Extend to/ })).toHaveLength(1);
  });
});

describe('when somebody else was faster', () => {
  const lost = refusal(409, 'no_free_place');
  const body = {
    ...(lost as { body: object }).body,
    happened: { what: 'held', at: '2026-11-25T01:09:40.000Z', byRole: 'hotline' },
    free: '0',
  };

  it('says who, by role, and how long ago, and the next best place is under the finger', async () => {
    const { answerNext } = await given({ answers: { 'POST /api/shelters/bukva/hold-beds': { status: 409, body } } });
    answerNext(foundPlaces({ takes: [foundHouse('orah')], cannot: [full('bukva')] }));
    act(() => deed('bukva').focus());
    fireEvent.click(deed('bukva'));
    await wait(50);
    const alert = screen.getByRole('alert');
    expect(alert.textContent).toContain('House Bukva: Held 20 s ago by a hotline.');
    expect(shown('takes')).toEqual(['orah']);
    expect(document.activeElement).toBe(deed('orah'));
    expect(deed('orah').className).toContain('button-primary');
  });
});

describe('an outcome that is not known', () => {
  it('is asked for again with the same key', async () => {
    let times = 0;
    const { server } = await given({
      answers: {
        'POST /api/shelters/bukva/hold-beds': () => (++times < 5 ? refusal(503, 'outcome_unknown') : ok(HELD)),
        'GET /api/shelters/bukva': ok(DETAIL([HOLD])),
      },
    });
    const keys: string[] = [];
    const plain = globalThis.fetch;
    globalThis.fetch = ((path: string, init: RequestInit) => {
      if (path.includes('hold-beds')) keys.push((init.headers as Record<string, string>)['idempotency-key']!);
      return plain(path, init);
    }) as typeof fetch;
    fireEvent.click(deed('bukva'));
    await wait(5_000);
    expect(screen.getByRole('alert').textContent).toContain('Not sure it arrived.');
    expect(document.querySelector('.held-card')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await wait(200);
    expect(document.querySelector('.held-card')).not.toBeNull();
    expect(server.to('/api/shelters/bukva/hold-beds')).toHaveLength(5);
    expect(new Set(keys).size).toBe(1);
  });
});

describe('the list under a hand', () => {
  const after = foundPlaces({
    takes: [foundHouse('kalina'), foundHouse('orah')],
    cannot: [full('bukva'), full('lipa')],
  });

  it('does not move while somebody stands in it: a house says there that it has changed', async () => {
    const { boardMoves } = await given();
    act(() => deed('orah').focus());
    await boardMoves(after);
    expect(shown('takes')).toEqual(['bukva', 'orah']);
    expect(deed('bukva').getAttribute('aria-disabled')).toBe('true');
    expect(row('bukva').textContent).toContain('This has just changed.');
    expect(document.activeElement).toBe(deed('orah'));
    fireEvent.click(screen.getByRole('button', { name: /houses? moved, show/ }));
    expect(shown('takes')).toEqual(['kalina', 'orah']);
  });

  it('follows at once while nobody is in it, and always what is typed', async () => {
    const { boardMoves, answerNext } = await given();
    await boardMoves(after);
    expect(shown('takes')).toEqual(['kalina', 'orah']);
    act(() => deed('orah').focus());
    answerNext(FOUND);
    press('2', count('Women'));
    await wait(200);
    expect(shown('takes')).toEqual(['bukva', 'orah']);
  });

  it('is gone through by arrow keys, and from anywhere by j and k', async () => {
    await given();
    press('j');
    expect(document.activeElement).toBe(deed('bukva'));
    press('ArrowDown');
    press('ArrowDown');
    expect(document.activeElement).toBe(deed('jasen'));
    press('k');
    expect(document.activeElement).toBe(deed('orah'));
    expect(row('bukva').dataset['enter']).toBeUndefined();
  });
});

describe('asking houses', () => {
  const accepted = ok({ position: at(9), revision: '1', events: [] });
  const requestOf = (part: Partial<RequestView> = {}): RequestView => ({
    requestId: 'r1',
    situation: 'open',
    requestedFrom: { organisation: 'Otvorena porta / La Strada', country: 'MK', mine: true },
    party: party({ women: 1 }),
    urgency: 'immediate',
    excludedAreas: 0,
    criteria: { needs: {}, from: null },
    openedAt: '2026-11-25T01:10:00.000Z',
    waitingSince: '2026-11-25T01:10:00.000Z',
    level: 0,
    nextEscalationAt: null,
    respondBy: '2026-11-25T01:30:00.000Z',
    asked: ['bukva', 'orah', 'jasen'],
    answers: [],
    place: null,
    offered: null,
    closedAt: null,
    reasons: [],
    interim: null,
    may: ['broadcast', 'escalate', 'withdraw', 'close-unmet'],
    ...part,
  });

  /** A server on which a request is opened, put to houses and answered. */
  async function asking(part: Given = {}) {
    let request = requestOf();
    const server: Record<string, (sent: SentRequest) => Reply> = {};
    const screenGiven = await given({ ...part, answers: { ...server, ...part.answers } });
    const plain = globalThis.fetch;
    const sent: { path: string; body: unknown }[] = [];
    globalThis.fetch = (async (path: string, init: RequestInit = {}) => {
      if (!path.startsWith('/api/requests/')) return plain(path, init);
      const body = init.body ? JSON.parse(String(init.body)) : undefined;
      if (init.method === 'POST') sent.push({ path: path.replace(/requests\/[^/]+/, 'requests/{id}'), body });
      const reply = init.method === 'POST' ? accepted : ok(request);
      return {
        ok: true,
        status: 200,
        headers: new Headers(),
        json: async () => (reply as { body: unknown }).body,
      } as Response;
    }) as typeof fetch;
    return {
      ...screenGiven,
      sent,
      async answered(next: Partial<RequestView>) {
        request = requestOf(next);
        act(() => screenGiven.line.says('tonight', { position: at(11) }));
        await wait(300);
      },
    };
  }

  it('a house that decides itself is asked alone', async () => {
    const { sent } = await asking();
    fireEvent.click(deed('jasen'));
    await wait(300);
    expect(sent.map(({ path }) => path)).toEqual(['/api/requests/{id}/open', '/api/requests/{id}/broadcast']);
    expect(sent[0]!.body).toEqual({
      party: party({ women: 1 }),
      criteria: { needs: {}, from: null },
      urgency: 'immediate',
      avoid: [],
    });
    expect(sent[1]!.body).toMatchObject({ shelters: ['jasen'] });
    expect(document.activeElement).toBe(document.querySelector('.request-card'));
  });

  it('R asks every house that could, with twenty minutes to answer unless another time was chosen', async () => {
    const { sent } = await asking();
    fireEvent.click(screen.getByRole('radio', { name: '40 min' }));
    press('r', count('Women'));
    await wait(300);
    expect(sent[1]!.body).toMatchObject({ shelters: ['bukva', 'orah', 'jasen'] });
    const { respondBy } = sent[1]!.body as { respondBy: string };
    expect(Math.round((Date.parse(respondBy) - Date.parse('2026-11-25T01:10:00.200Z')) / 60_000)).toBe(40);
    // One request is one need: a second R opens no other.
    press('r', document.body);
    await wait(300);
    expect(sent).toHaveLength(2);
  });

  it('shows answers as they come; an accepted yes is a hold for the request, and its time runs on this page', async () => {
    const { answered, server } = await asking({
      answers: { 'POST /api/shelters/orah/hold-beds': ok(HELD), 'GET /api/shelters/orah': ok(DETAIL([HOLD])) },
    });
    press('r', count('Women'));
    await wait(300);
    expect(document.querySelector('.request-counts')!.textContent).toBe('0 yes, 0 yes if, 0 no, 3 silent');
    const answers: RequestView['answers'] = [
      { shelterId: 'orah', answer: 'yes', codes: [], at: '2026-11-25T01:12:00.000Z' },
      { shelterId: 'jasen', answer: 'yes_if', codes: ['languages'], at: '2026-11-25T01:13:00.000Z' },
      { shelterId: 'bukva', answer: 'no', codes: ['no_staff'], at: '2026-11-25T01:13:00.000Z' },
    ];
    await answered({ answers });
    const card = document.querySelector<HTMLElement>('.request-card')!;
    expect(document.querySelector('.request-counts')!.textContent).toBe('1 yes, 1 yes if, 1 no, 0 silent');
    expect(card.textContent).toContain('Yes, if: language, interpreter');
    const [yes] = within(card).getAllByRole('button', { name: 'Hold 1 place here' });
    fireEvent.click(yes!);
    await wait(300);
    const [hold] = server.to('/api/shelters/orah/hold-beds');
    expect(hold!.body).toMatchObject({ party: party({ women: 1 }), requestId: 'r1' });
    expect(document.querySelector('.held-card')).toBeNull();
    await answered({ answers, situation: 'promised', place: { shelterId: 'orah', holdId: 'h1' } });
    const held = document.querySelector<HTMLElement>('.held-card')!;
    expect(held.textContent).toContain('House Orah');
    expect(within(held).getByRole('timer').textContent).toMatch(/^1 h [23]\d$/);
  });

  it('is closed as unmet with reasons, and the form is there again', async () => {
    const { sent, answered } = await asking();
    press('r', count('Women'));
    await wait(300);
    fireEvent.click(screen.getByRole('button', { name: 'Close without a place' }));
    fireEvent.click(screen.getByRole('checkbox', { name: 'no answer' }));
    fireEvent.click(screen.getByRole('button', { name: 'Close it' }));
    await wait(300);
    expect(sent.at(-1)).toEqual({ path: '/api/requests/{id}/close-unmet', body: { reasons: ['no_answer'] } });
    await answered({ situation: 'unmet', closedAt: '2026-11-25T01:20:00.000Z', reasons: ['no_answer'], may: [] });
    fireEvent.click(screen.getByRole('button', { name: 'Look further' }));
    await wait(200);
    expect(document.querySelector('.request-card')).toBeNull();
    expect(count('Women')).toBeTruthy();
  });
});

describe('without a line', () => {
  it('holds and asks nothing, and gives the reason', async () => {
    const { line, server } = await given();
    act(() => line.says('disconnect', 'transport close'));
    await wait(4_500);
    expect(deed('bukva').getAttribute('aria-disabled')).toBe('true');
    expect(row('bukva').textContent).toContain('There is no line.');
    press('Enter', count('Women'));
    press('r', count('Women'));
    await wait(100);
    expect(server.sent.some(({ path }) => path.includes('hold-beds') || path.includes('requests'))).toBe(false);
    expect(screen.getByRole('alert').textContent).toContain('Offline since');
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

describe('children who come alone', () => {
  it('are asked for the ages of children, and the summary says them as such', async () => {
    await given({ phone: true });
    fireEvent.click(screen.getByRole('button', { name: 'More' }));
    const youngest = screen.getByLabelText('Age of the youngest adult');
    fireEvent.change(youngest, { target: { value: '41' } });
    press('Home', count('Women'));
    press('2', count('Girls'));
    expect(screen.queryByLabelText(/adult$/)).toBeNull();
    const child = screen.getByLabelText<HTMLInputElement>('Age of the youngest child');
    expect(child.value).toBe('');
    fireEvent.change(child, { target: { value: '9' } });
    fireEvent.change(screen.getByLabelText('Age of the oldest child'), { target: { value: '15' } });
    await wait(300);
    press('Enter', count('Girls'));
    await wait(50);
    const summary = document.querySelector('.find-summary')!.textContent;
    expect(summary).toContain('youngest child 9 · oldest child 15');
    expect(summary).not.toContain('adult');
  });
});

describe('on a phone', () => {
  it('shows the form, then the houses in its place, and back', async () => {
    await given({ phone: true, hovers: false });
    expect(document.querySelector('.found')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: '2 houses take them' }));
    await wait(50);
    expect(document.activeElement).toBe(deed('bukva'));
    expect(document.querySelector('.find-summary')!.textContent).toContain('1 woman');
    expect(screen.queryByRole('spinbutton')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Change' }));
    // At once: the next key may be there before the next drawing.
    expect(document.activeElement).toBe(count('Women'));
  });

  it('pressed before the answer has come, the focus waits for the houses that are it', async () => {
    const { answerNext } = await given({ phone: true });
    answerNext(foundPlaces({ takes: [foundHouse('kalina')], cannot: [full('bukva')] }));
    press('2', count('Girls'));
    press('Enter', count('Girls'));
    await wait(300);
    expect(document.activeElement).toBe(deed('kalina'));
  });

  it('Enter in the form first shows the houses: nobody holds what they have not seen', async () => {
    const { server } = await given({ phone: true });
    press('Enter', count('Women'));
    await wait(50);
    expect(server.sent.some(({ path }) => path.includes('hold-beds'))).toBe(false);
    expect(document.activeElement).toBe(deed('bukva'));
  });
});

describe('what was looked for', () => {
  it('is there again after another screen, and gone with the session', async () => {
    const { view } = await given();
    press('3', count('Girls'));
    await wait(200);
    view.unmount();
    const again = await given();
    expect(count('Girls').getAttribute('aria-valuenow')).toBe('3');
    again.view.unmount();
    sessions.ended();
    await given();
    expect(count('Girls').getAttribute('aria-valuenow')).toBe('0');
  });
});
