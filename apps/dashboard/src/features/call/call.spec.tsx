import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { ContactsOfHouse, DutyContact } from '@safe-haven/contracts';
import { act, cleanup, render, screen } from '@testing-library/react';
import { FakeServer, ok, refusal } from '../../net/server.fixture.ts';
import { meOf } from '../../net/session/me.fixture.ts';
import { sessions } from '../../net/session/session.ts';
import CallNumbers from './call-numbers.tsx';

const contact = (number: string, part: Partial<DutyContact> = {}): DutyContact => ({
  number,
  hours: null,
  changed: null,
  ...part,
});
const HOUSE = '+38160123456';
const LINE = '+38111765432';
const NEVER_NOW = { from: '00:00', to: '00:01' };

/** Renders the numbers that the server answers with for each shelter. */
async function shown(
  of: Record<string, Pick<ContactsOfHouse, 'house'> & { line: DutyContact | null }>,
  may = ['call'],
) {
  const contacts = Object.entries(of).map(([shelterId, { house: shelter, line }]) => ({
    shelterId,
    timezone: 'Europe/Belgrade',
    house: shelter,
    organisation: { organisationId: 'o1', name: 'Atina', line },
    maySet: false,
    maySetLine: false,
  }));
  const server = new FakeServer({ 'GET /api/duty-contacts': ok({ contacts }) });
  act(() => sessions.entered(meOf({ may })));
  const rows = Object.keys(of).map((id) => <CallNumbers key={id} shelterId={id} name={`House ${id}`} showsNone />);
  render(rows);
  await settle();
  return server;
}
const settle = (ms = 0) => act(() => jest.advanceTimersByTimeAsync(ms));
const numbers = () => screen.queryAllByRole('link').map((link) => link.getAttribute('href'));

beforeEach(() => {
  jest.useFakeTimers();
  sessionStorage.clear();
});
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

describe('DC-1: whom to call about a house', () => {
  it('is its own number, with its hours, under one press', async () => {
    await shown({ lipa: { house: contact(HOUSE), line: contact(LINE) } });
    expect(numbers()).toEqual([`tel:${HOUSE}`]);
    expect(screen.getByRole('link', { name: 'Call House lipa: +381 60 123 456' })).toBeTruthy();
    expect(screen.getByText('day and night')).toBeTruthy();
  });

  it('adds the organisation when nobody answers at this hour, there is no number, or it was changed recently', async () => {
    const changed = { at: '2026-11-25T02:10:00.000Z', byRole: 'shelter_staff' };
    await shown({
      lipa: { house: contact(HOUSE, { hours: NEVER_NOW }), line: contact(LINE) },
      javor: { house: null, line: contact(LINE) },
      dunja: { house: contact(HOUSE, { changed }), line: contact(LINE) },
    });
    expect(numbers()).toEqual([HOUSE, LINE, LINE, HOUSE, LINE].map((number) => `tel:${number}`));
    expect(screen.getByText(/^00:00–00:01 · nobody answers now$/)).toBeTruthy();
    expect(screen.getByRole('note').textContent).toMatch(
      /^This number was changed on .* Ask for somebody whom you know\.$/,
    );
  });

  it('is one request for a whole screen, and none without the right', async () => {
    const one = { house: contact(HOUSE), line: null };
    const server = await shown({ lipa: one, javor: one, dunja: one });
    expect(server.to('/api/duty-contacts').map(({ path }) => path.split('?')[1])).toEqual([
      'shelter=lipa&shelter=javor&shelter=dunja',
    ]);
    cleanup();
    const other = await shown({ lipa: one }, ['board']);
    expect([other.to('/api/duty-contacts'), numbers()]).toEqual([[], []]);
  });

  it('LG-5: given a lost answer, then it is asked again for the whole screen in one request', async () => {
    const one = { house: contact(HOUSE), line: null };
    const server = await shown({ lipa: one, javor: one, dunja: one });
    cleanup();
    const answer = server.answers['GET /api/duty-contacts']!;
    server.answers['GET /api/duty-contacts'] = 'no connection';
    render(['lipa', 'javor', 'dunja'].map((id) => <CallNumbers key={id} shelterId={id} name={`House ${id}`} />));
    await settle(14_000);
    server.answers['GET /api/duty-contacts'] = answer;
    const { length } = server.sent;
    await settle(6_000);
    expect(numbers()).toEqual([HOUSE, HOUSE, HOUSE].map((number) => `tel:${number}`));
    expect(server.sent).toHaveLength(length + 1);
  });

  it('shows nothing when the request fails, and a text when there is no number', async () => {
    await shown({ lipa: { house: null, line: null } });
    expect(screen.getByText('No number is written down. Ask its organisation.')).toBeTruthy();
    cleanup();
    const server = await shown({});
    server.answers['GET /api/duty-contacts'] = refusal(503, 'store_unavailable');
    render(<CallNumbers shelterId="lipa" />);
    await settle();
    expect(document.body.textContent).toBe('');
  });
});
