import { afterEach, describe, expect, it } from '@jest/globals';
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { accepted, onScreen, press } from '../../features/request/night.fixture.tsx';
import { EMPTY_PARTY } from '../../model/party/party.ts';
import { ok, refusal } from '../../net/server.fixture.ts';
import { firstHold, lineOf, plannedIn, planOf, viewOf } from './operation.fixture.ts';
import OperationsPage from './operations-page.tsx';

afterEach(() => {
  cleanup();
  history.replaceState(null, '', '/');
});

const AT = '/api/operations/o1';
const open = (view: unknown, more: Parameters<typeof onScreen>[1] = {}, plan = planOf()) =>
  onScreen(<OperationsPage operationId="o1" />, { [AT]: ok(view), [`${AT}/plan`]: ok(plan), ...more });
const field = () => screen.getByLabelText('Add a party in one line');
const type = (text: string) => act(async () => void fireEvent.change(field(), { target: { value: text } }));
const enter = () => act(async () => void fireEvent.keyDown(field(), { key: 'Enter' }));

describe('a party in one line', () => {
  it('MS-3: is read back in words before it is sent, with the number of its card', async () => {
    const { server } = await open(viewOf([lineOf(4)]), { [`POST ${AT}/add-party`]: accepted });
    await type('1w 1b13 sr -4');
    expect(screen.getByText(/^1 woman and 1 boy · Serbian · son 13 · not with 4$/).textContent).toContain('Party 5:');
    expect(server.to(`${AT}/add-party`)).toEqual([]);
    await enter();
    expect(server.to(`${AT}/add-party`).map(({ body }) => body)).toEqual([
      {
        line: 5,
        party: { ...EMPTY_PARTY, women: 1, boys: 1, sonsOldest: '12-14' },
        needs: { oldestSon: 13, languages: ['sr'] },
        with: [],
        notWith: [4],
        crosses: 'not_asked',
      },
    ]);
    expect((field() as HTMLInputElement).value).toBe('');
  });

  it.each([
    ['1w xyz', 'xyz', '“xyz” is not understood.'],
    ['1w -12', '12', 'There is no party 12 here yet.'],
    ['1w +5', '5', '5 is this party itself.'],
  ])('MS-3: what is not read is underlined and said: %s', async (text, word, sentence) => {
    const { server } = await open(viewOf([lineOf(4)]));
    await type(text);
    await enter();
    expect([...document.querySelectorAll('u')].map(({ textContent }) => textContent)).toEqual([word]);
    expect(screen.getByText(sentence)).toBeTruthy();
    expect(field().getAttribute('aria-invalid')).toBe('true');
    expect(server.to(`${AT}/add-party`)).toEqual([]);
  });

  it.each(['', 'sr', '1i'])('MS-3: "%s" says nothing, and that is said in a sentence', async (text) => {
    const { server } = await open(viewOf([lineOf(4)]));
    await type(text);
    await enter();
    expect(screen.getByText(/Type who it is: 1w is one woman\.$/)).toBeTruthy();
    expect(server.to(`${AT}/add-party`)).toEqual([]);
  });

  it('MS-2: keeps what was typed where its number was given away meanwhile', async () => {
    const { server } = await open(viewOf([lineOf(4)]), { [`POST ${AT}/add-party`]: refusal(409, 'line_taken') });
    await type('1w');
    server.answers[AT] = ok(viewOf([lineOf(4), lineOf(5)]));
    await enter();
    expect((field() as HTMLInputElement).value).toBe('1w');
    expect(screen.getByText(/^1 woman$/, { selector: 'p' }).textContent).toContain('Party 6:');
  });
});

describe('the act', () => {
  const lines = [lineOf(1), lineOf(2, { party: { ...EMPTY_PARTY, women: 1, girls: 1 } }), lineOf(3)];
  const plan = planOf({
    lines: [plannedIn(1, 'lipa'), plannedIn(2, 'javor')],
    notPlaced: [
      {
        line: 3,
        why: 'no_house',
        against: [{ code: 'gender', shelters: 4 }],
        ask: [{ shelterId: 'bukva', conditions: [{ code: 'ask_the_house' }], abroad: false, km: 205 }],
      },
    ],
  });

  it('MS-4: holds all that is planned with one button that says how much', async () => {
    const { server } = await open(viewOf(lines), { [`POST ${AT}/hold`]: accepted }, plan);
    await press('Hold 3 places in 2 houses');
    expect(server.to(`${AT}/hold`).map(({ body }) => body)).toEqual([{ plan: 'token', lines: [1, 2] }]);
    expect(document.querySelectorAll('.button-primary')).toHaveLength(1);
  });

  it('MS-4: is pressed by Ctrl and Enter from the line', async () => {
    const { server } = await open(viewOf(lines), { [`POST ${AT}/hold`]: accepted }, plan);
    await act(async () => void fireEvent.keyDown(field(), { key: 'Enter', ctrlKey: true }));
    expect(server.to(`${AT}/hold`)).toHaveLength(1);
    expect(server.to(`${AT}/add-party`)).toHaveLength(0);
  });

  it('MS-4: is the lead’s: a helper reads who holds', async () => {
    await open(
      viewOf(lines, {
        lead: { person: 'jelena', name: 'Jelena P.', mine: false, active: true },
        may: ['add-party', 'take-lead'],
      }),
      {},
      plan,
    );
    expect(screen.queryByRole('button', { name: /^Hold/ })).toBeNull();
    expect(screen.getByText('Jelena P. leads and holds the places. You add parties.')).toBeTruthy();
  });

  it('MS-5: who has no house reads why, and whom to ask', async () => {
    const { server } = await open(viewOf(lines), { [`POST ${AT}/hold`]: accepted }, plan);
    const row = within(document.querySelector<HTMLElement>('.op-not-placed')!);
    expect(row.getByText(/No house in the network takes them\. In the way: .* \(4 houses\)\./)).toBeTruthy();
    await act(async () => void fireEvent.click(row.getByRole('button', { name: 'Ask 1 house' })));
    expect(server.to(`${AT}/hold`).map(({ body }) => body)).toEqual([
      { plan: 'token', lines: [3], ask: [{ line: 3, shelters: ['bukva'] }] },
    ]);
  });

  it('MS-6: a plan that is older than the list is made again, and nothing is held', async () => {
    const { server } = await open(viewOf(lines), { [`POST ${AT}/hold`]: refusal(409, 'plan_outdated') }, plan);
    expect(server.to(`${AT}/plan`)).toHaveLength(1);
    await press('Hold 3 places in 2 houses');
    expect(screen.getByRole('alert')).toBeTruthy();
    expect(server.to(`${AT}/plan`).map(({ body }) => body)).toEqual([{ shown: null }, { shown: 'token' }]);
  });

  it('MS-12: what is not proven says how much better a plan could be at best, and what is proven says nothing', async () => {
    const aims = [
      { aim: 'people', value: 2, bound: 1, proven: false },
      { aim: 'border', value: 3, bound: null, proven: false },
      { aim: 'distance', value: 9, bound: 4, proven: false },
    ];
    const people = { placed: 3, of: 5 };
    const wouldGive = [{ kind: 'apart' as const, lines: [1, 2] as [number, number], people: 2 }];
    await open(viewOf(lines), {}, { ...plan, people, aims, wouldGive });
    const texts = [...document.querySelectorAll('.op-why .op-reason')].map(({ textContent }) => textContent);
    expect(texts).toEqual([
      'with a place: 3 of 5 · no plan places more than 4',
      'people across a border: 3 · perhaps fewer',
      'all rides together: 45 km · perhaps fewer, at least 20',
    ]);
    expect(screen.getByText('1 and 2 apart: at least 2 more people')).toBeTruthy();
    cleanup();
    await open(viewOf(lines), {}, { ...plan, people, aims: aims.map((aim) => ({ ...aim, proven: true })) });
    expect(document.querySelector('.op-why')?.textContent).not.toMatch(/perhaps|no plan places more than/);
  });

  it('MS-7: what is held stays where it is, and the lead confirms it or gives all of it back', async () => {
    const { server } = await open(
      viewOf([lineOf(1, firstHold('lipa')), lineOf(2, firstHold('lipa'))], { undoable: [1, 2] }),
      { [`POST ${AT}/confirm`]: accepted, [`POST ${AT}/undo-holds`]: accepted },
    );
    expect(server.to(`${AT}/plan`)).toEqual([]);
    expect(screen.getByText('2 of 2 have a place held')).toBeTruthy();
    await press('Confirm 2 places');
    expect(server.to(`${AT}/confirm`).map(({ body }) => body)).toEqual([{}]);
    await press(/^Undo the holds/);
    await press(/^Yes, release them/);
    expect(server.to(`${AT}/undo-holds`).map(({ body }) => body)).toEqual([{}]);
  });

  it('AL-9: what is pressed goes, and its column has the focus: when places are asked for, and when they are confirmed', async () => {
    const held = lines.map((line) => (line.line === 3 ? line : { ...line, ...firstHold('lipa') }));
    const { server } = await open(
      viewOf(lines),
      { [`POST ${AT}/hold`]: accepted, [`POST ${AT}/confirm`]: accepted },
      plan,
    );
    screen.getByRole('button', { name: 'Hold 3 places in 2 houses' }).focus();
    server.answers[AT] = ok(viewOf(held));
    await press('Hold 3 places in 2 houses');
    expect(document.activeElement).toBe(screen.getByRole('region', { name: 'Hold' }));
    screen.getByRole('button', { name: /^Confirm/ }).focus();
    server.answers[AT] = ok(viewOf(held.map((line) => ({ ...line, situation: line.line === 3 ? 'met' : 'held' }))));
    await press(/^Confirm/);
    expect(document.activeElement).toBe(screen.getByRole('region', { name: 'Hold' }));
  });

  it('AL-9: a party that is taken back takes its row along, one that goes to another house its controls', async () => {
    const { server } = await open(
      viewOf(lines),
      { [`POST ${AT}/take-back-party`]: accepted, [`POST ${AT}/decide-shelter`]: accepted },
      plan,
    );
    const another = screen.getByLabelText('Another house for party 3');
    another.focus();
    server.answers[AT] = ok(viewOf(lines.slice(0, 2)));
    await act(async () => void fireEvent.change(another, { target: { value: 'vrba' } }));
    expect(document.activeElement).toBe(screen.getByRole('region', { name: 'Where' }));
    await act(async () => void fireEvent.click(document.querySelector('[data-line="2"] > .op-party-row')!));
    screen.getByRole('button', { name: /^Take back/ }).focus();
    await press(/^Take back/);
    server.answers[AT] = ok(viewOf(lines.slice(0, 1)));
    await press(/^Yes, they left/);
    expect(document.activeElement).toBe(screen.getByRole('region', { name: 'Who' }));
  });

  const lost = (code: string) => viewOf([lineOf(1, { situation: 'refused', refused: { shelterId: 'lipa', code } })]);

  it('MS-7: a lost race is said by name next to the party, and is planned again', async () => {
    await open(lost('no_free_place'), {}, planOf({ lines: [plannedIn(1, 'lipa')] }));
    expect(screen.getByText('House Lipa was taken meanwhile. They are planned again.')).toBeTruthy();
    cleanup();
    await open(lost('no_free_place'), {}, planOf({ lines: [plannedIn(1, 'javor')] }));
    expect(screen.getByText('House Lipa was taken meanwhile.')).toBeTruthy();
  });

  it('OR-13: a house that did not hold for another reason is not said to be taken', async () => {
    await open(lost('intake_paused'), {}, planOf({ lines: [plannedIn(1, 'javor')] }));
    expect(screen.getByText('House Lipa did not hold the places. The house takes nobody just now.')).toBeTruthy();
    cleanup();
    const none = { line: 1, why: 'no_room' as const, against: [], ask: [] };
    await open(lost('no_free_place'), {}, planOf({ notPlaced: [none] }));
    const row = document.querySelector('.op-not-placed-text')?.textContent;
    expect(row).toMatch(/House Lipa was taken meanwhile\. Houses take them, but others need those rooms\./);
  });

  it.each([
    ['ask_first', 'Only houses that decide themselves may take them.'],
    ['too_far', 'The houses that take them are too far: no hold lasts until they are there.'],
    ['decided', 'The house that was chosen for them can’t take them. In the way: who is taken in and no free place.'],
    ['with', 'They stay together with others, and no house has room for all of them.'],
    ['apart', 'Where there is room, there is somebody they may not be with.'],
    ['no_room', 'Houses take them, but others need those rooms.'],
    [
      'no_house',
      'No house in the network takes them. In the way: who is taken in (4 houses) and no free place (1 house).',
    ],
  ] as const)('MS-5: reads the reason that keeps a party out: %s', async (why, text) => {
    const against = [
      { code: 'gender', shelters: 4 },
      { code: 'no_free_place', shelters: 1 },
    ];
    await open(viewOf([lineOf(1)]), {}, planOf({ notPlaced: [{ line: 1, why, against, ask: [] }] }));
    expect(document.querySelector('.op-not-placed-text')?.textContent).toContain(text);
  });

  it('a party is locked to its house, and left to the plan again', async () => {
    const { server } = await open(viewOf(lines), { [`POST ${AT}/decide-shelter`]: accepted }, plan);
    await press('Lock party 1 to this house');
    expect(server.to(`${AT}/decide-shelter`)[0]?.body).toEqual({ line: 1, shelterId: 'lipa' });
    await act(
      async () =>
        void fireEvent.change(screen.getByLabelText('Another house for party 2'), { target: { value: 'vrba' } }),
    );
    expect(server.to(`${AT}/decide-shelter`)[1]?.body).toEqual({ line: 2, shelterId: 'vrba' });
  });
});

describe('one party', () => {
  it('is entered again as a line, and what a line can’t say stays', async () => {
    const { server } = await open(
      viewOf([lineOf(1, { needs: { medication: true, languages: ['sq'] }, with: [2] }), lineOf(2)]),
      { [`POST ${AT}/change-party`]: accepted, [`POST ${AT}/relate-party`]: accepted },
    );
    await act(async () => void fireEvent.click(document.querySelector('.op-party-row')!));
    await press('Change');
    const line = screen.getByLabelText('Change party 1') as HTMLInputElement;
    expect(line.value).toBe('1w sq +2');
    await act(async () => void fireEvent.change(line, { target: { value: '1w 1g sq' } }));
    await press('Save');
    expect(server.to(`${AT}/change-party`)[0]?.body).toEqual({
      line: 1,
      party: { ...EMPTY_PARTY, women: 1, girls: 1 },
      needs: { medication: true, languages: ['sq'] },
    });
    expect(server.to(`${AT}/relate-party`)[0]?.body).toEqual({ line: 1, with: [], notWith: [] });
    expect(document.activeElement?.textContent).toBe('Change');
  });

  it('says whether they cross a border', async () => {
    const { server } = await open(viewOf([lineOf(1)]), { [`POST ${AT}/record-crossing`]: accepted });
    await act(async () => void fireEvent.click(document.querySelector('.op-party-row')!));
    await act(async () => void fireEvent.click(screen.getByLabelText('Yes')));
    expect(server.to(`${AT}/record-crossing`)[0]?.body).toEqual({ line: 1, crosses: 'agreed' });
  });
});

describe('the operations that run', () => {
  const summary = {
    operationId: 'o1',
    situation: 'open',
    openedAt: '2026-12-01T01:00:00.000Z',
    expected: 20,
    people: 15,
    parties: 9,
    kinds: ['women', 'children'],
    member: false,
    lead: null,
  };
  const list = (items: readonly object[], more: Parameters<typeof onScreen>[1] = {}) =>
    onScreen(<OperationsPage operationId={null} />, { '/api/operations': ok({ position: '1', items }), ...more });

  it('MS-8: of another organisation say their size and kinds, and lead nowhere', async () => {
    await list([summary]);
    expect(document.querySelector('[data-operation]')?.textContent).toMatch(
      /^15 met of about 20, since \d\d:\d\dwomen and childrenof another organisationHelp$/,
    );
    expect(screen.queryByRole('link', { name: /met of about/ })).toBeNull();
  });

  it('are joined by the code that the lead reads out', async () => {
    const { server } = await list([summary], { [`POST ${AT}/help`]: accepted });
    await press('Help');
    await act(async () => void fireEvent.change(screen.getByLabelText('Code'), { target: { value: ' K7M4 ' } }));
    await press('Join');
    expect(server.to(`${AT}/help`)[0]?.body).toEqual({ code: 'K7M4' });
    expect(location.pathname).toBe('/operations/o1');
  });

  it('start with how many there are about', async () => {
    const { server } = await list([]);
    expect(screen.getByText('No operation is under way.')).toBeTruthy();
    await press('Start an operation');
    await press('Start');
    expect(screen.getAllByText('About how many? A number from 1 to 500.').length).toBeGreaterThan(0);
    await act(
      async () => void fireEvent.change(screen.getByLabelText('About how many people'), { target: { value: '15' } }),
    );
    await press('Start');
    const [sent] = server.sent.filter(({ method }) => method === 'POST');
    expect(sent?.path).toMatch(/^\/api\/operations\/[\w-]+\/open$/);
    expect(sent?.body).toEqual({ expected: 15, from: null, avoid: [] });
  });
});
