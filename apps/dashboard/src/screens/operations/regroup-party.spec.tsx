import { afterEach, describe, expect, it } from '@jest/globals';
import type { OperationView } from '@safe-haven/contracts';
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { accepted, onScreen, press } from '../../features/request/night.fixture.tsx';
import { EMPTY_PARTY } from '../../model/party/party.ts';
import { ok, type Reply, refusal } from '../../net/server.fixture.ts';
import { firstHold, lineOf, planOf, viewOf } from './operation.fixture.ts';
import OperationsPage from './operations-page.tsx';

const AT = '/api/operations/o1';
const MOTHER = { ...EMPTY_PARTY, women: 1 };
const SON = { ...EMPTY_PARTY, boys: 1, sonsOldest: '12-14' as const };
const mother = lineOf(1, { party: MOTHER, notWith: [3], crosses: 'agreed' });
const son = lineOf(2, { party: SON, needs: { oldestSon: 13, hearing: true }, with: [1] });
const third = lineOf(3, { notWith: [2] });

afterEach(cleanup);

async function open(view: OperationView, more: Record<string, Reply> = {}) {
  const answers = Object.fromEntries(
    ['join-parties', 'split-party', 'relate-party', 'record-crossing'].map((name) => [`POST ${AT}/${name}`, accepted]),
  );
  const { server } = await onScreen(<OperationsPage operationId="o1" />, {
    [AT]: ok(view),
    [`POST ${AT}/plan`]: ok(planOf()),
    ...answers,
    ...more,
  });
  /** What the program shows once it has done the next command. */
  const showsNext = (next: OperationView) => {
    server.answers[AT] = ok(next);
  };
  return { server, showsNext };
}
const openRow = (line: number) =>
  act(async () => void fireEvent.click(document.querySelector(`.op-party[data-line="${line}"] button`)!));
const typeIn = async (label: string, text: string | null) => {
  const field = screen.getByLabelText(label) as HTMLInputElement;
  if (text !== null) fireEvent.change(field, { target: { value: text } });
  await act(async () => void fireEvent.keyDown(field, { key: 'Enter' }));
  return field;
};
const choose = (name: string) => act(async () => void fireEvent.click(screen.getByRole('radio', { name })));

describe('MS-11: parties that are one', () => {
  it('are read back as one line before they are joined, which one press takes back with all that was said', async () => {
    const { server, showsNext } = await open(viewOf([mother, son, third]));
    await openRow(1);
    await press('Join with another');
    await choose('2');
    expect((screen.getByLabelText('Parties 1 and 2 as one') as HTMLInputElement).value).toBe('1w 1b13 -3');
    const both = lineOf(1, { party: { ...MOTHER, boys: 1, sonsOldest: '12-14' }, notWith: [3] });
    showsNext(viewOf([both, lineOf(3, { notWith: [1] })], { gone: [{ line: 2, joined: 1 }] }));
    await typeIn('Parties 1 and 2 as one', null);
    expect(server.to(`${AT}/join-parties`).map(({ body }) => body)).toEqual([
      {
        ...{ line: 1, other: 2, party: { ...MOTHER, boys: 1, sonsOldest: '12-14' } },
        needs: { oldestSon: 13, hearing: true },
      },
    ]);
    expect(screen.getByText('Party 2 is in party 1 now.')).toBeTruthy();
    await press('Undo');
    expect(server.to(`${AT}/split-party`).map(({ body }) => body)).toEqual([
      {
        ...{ line: 1, party: MOTHER, needs: {} },
        into: { line: 2, party: SON, needs: { oldestSon: 13, hearing: true } },
      },
    ]);
    expect(server.to(`${AT}/relate-party`).map(({ body }) => body)).toEqual([
      { line: 1, with: [], notWith: [3] },
      { line: 3, with: [], notWith: [2] },
      { line: 2, with: [1], notWith: [] },
    ]);
    expect(server.to(`${AT}/record-crossing`).map(({ body }) => body)).toEqual([
      { line: 1, crosses: 'agreed' },
      { line: 2, crosses: 'not_asked' },
    ]);
    expect(screen.queryByText('Party 2 is in party 1 now.')).toBeNull();
  });

  it('stay two where the server says no, and the line stays', async () => {
    await open(viewOf([mother, son, third]), { [`POST ${AT}/join-parties`]: refusal(409, 'with_and_not_with') });
    await openRow(1);
    await press('Join with another');
    await choose('2');
    const field = await typeIn('Parties 1 and 2 as one', null);
    expect(field.value).toBe('1w 1b13 -3');
    expect(document.querySelector('[data-problem="with_and_not_with"]')).not.toBeNull();
  });

  it('are offered only among those without a place', async () => {
    await open(viewOf([mother, lineOf(2, firstHold('lipa'))]));
    await openRow(1);
    expect(screen.queryByRole('button', { name: 'Join with another' })).toBeNull();
    await openRow(2);
    expect(screen.queryByRole('button', { name: 'Split' })).toBeNull();
  });

  it('are not offered once their search has ended, or a house is being asked to hold for them', async () => {
    await open(
      viewOf([
        mother,
        lineOf(2, { situation: 'unmet' }),
        lineOf(3, { situation: 'withdrawn' }),
        lineOf(4, { situation: 'holding' }),
        lineOf(5),
      ]),
    );
    await openRow(1);
    await press('Join with another');
    expect(screen.getAllByRole('radio').map((one) => one.getAttribute('value') ?? one.textContent)).toEqual(['5']);
  });
});

describe('MS-11: a party that splits', () => {
  const family = lineOf(4, {
    party: { ...MOTHER, boys: 1, sonsOldest: '12-14' },
    needs: { oldestSon: 13, languages: ['sr'], hearing: true },
  });

  it('is entered as those who go, who get the next card; one press makes them one again', async () => {
    const { server, showsNext } = await open(viewOf([family]));
    await openRow(4);
    await press('Split');
    showsNext(viewOf([lineOf(4), lineOf(5)]));
    await typeIn('Who of party 4 goes apart?', '1b13');
    expect(server.to(`${AT}/split-party`).map(({ body }) => body)).toEqual([
      {
        ...{ line: 4, party: MOTHER, needs: { languages: ['sr'], hearing: true } },
        into: {
          ...{ line: 5, party: SON },
          needs: { languages: ['sr'], hearing: true, youngest: 13, oldest: 13, oldestSon: 13 },
        },
      },
    ]);
    await press('Undo');
    expect(server.to(`${AT}/join-parties`).map(({ body }) => body)).toEqual([
      { line: 4, party: family.party, needs: family.needs, other: 5 },
    ]);
  });

  it.each(['2b', '1w 1b13'])(
    'by %s is refused with a sentence: they are not all there, or nobody stays',
    async (text) => {
      const { server } = await open(viewOf([family]));
      await openRow(4);
      await press('Split');
      await typeIn('Who of party 4 goes apart?', text);
      expect(screen.getByText('Not all of them are in party 4, or nobody would stay.')).toBeTruthy();
      expect(server.to(`${AT}/split-party`)).toEqual([]);
    },
  );

  it('is not undone once somebody has a place for one of the two', async () => {
    const { showsNext } = await open(viewOf([family]));
    await openRow(4);
    await press('Split');
    showsNext(viewOf([lineOf(4), lineOf(5, firstHold('lipa'))]));
    await typeIn('Who of party 4 goes apart?', '1b13');
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  });
});
