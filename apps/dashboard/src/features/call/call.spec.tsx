import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { ContactsOfShelter, DutyContact } from '@safe-haven/contracts';
import { act, cleanup, render, screen } from '@testing-library/react';
import { FakeServer, ok, refusal } from '../../net/server.fixture.ts';
import { meOf } from '../../net/session/me.fixture.ts';
import { secondFactor } from '../../net/session/second-factor.ts';
import { sessions } from '../../net/session/session.ts';
import { Call } from './call.tsx';
import CallInstead from './call-instead.tsx';
import CallLine from './call-line.tsx';
import CallNumbers from './call-numbers.tsx';

const contact = (number: string, part: Partial<DutyContact> = {}): DutyContact => ({
  number,
  hours: null,
  changed: null,
  ...part,
});
const SHELTER = '+38160123456';
const LINE = '+38111765432';
const NEVER_NOW = { from: '00:00', to: '00:01' };

/** Renders the numbers that the server answers with for each shelter. */
async function shown(
  of: Record<string, Pick<ContactsOfShelter, 'shelter'> & { line: DutyContact | null }>,
  may = ['call'],
) {
  const contacts = Object.entries(of).map(([shelterId, { shelter, line }]) => ({
    shelterId,
    timezone: 'Europe/Belgrade',
    shelter: shelter,
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
    await shown({ lipa: { shelter: contact(SHELTER), line: contact(LINE) } });
    expect(numbers()).toEqual([`tel:${SHELTER}`]);
    expect(screen.getByRole('link', { name: 'Call House lipa: +381 60 123 456' })).toBeTruthy();
    expect(screen.getByText('day and night')).toBeTruthy();
  });

  it('keeps its place while it is read, so that nothing moves under a thumb, and none where it can’t be read', async () => {
    act(() => sessions.entered(meOf({ may: ['call'] })));
    new FakeServer({ 'GET /api/duty-contacts': ok({ contacts: [] }) });
    const { container } = render(<CallNumbers shelterId="lipa" />);
    expect(container.querySelector<HTMLElement>('div')?.style.minHeight).toBe('calc(20px + 2 * var(--reach))');
    await settle();
    expect(container.innerHTML).toBe('');
  });

  it('adds the organisation when nobody answers at this hour, there is no number, or it was changed recently', async () => {
    const changed = { at: '2026-11-25T02:10:00.000Z', byRole: 'shelter_staff' };
    await shown({
      lipa: { shelter: contact(SHELTER, { hours: NEVER_NOW }), line: contact(LINE) },
      javor: { shelter: null, line: contact(LINE) },
      dunja: { shelter: contact(SHELTER, { changed }), line: contact(LINE) },
    });
    expect(numbers()).toEqual([SHELTER, LINE, LINE, SHELTER, LINE].map((number) => `tel:${number}`));
    expect(screen.getByText(/^00:00–00:01 · nobody answers now$/)).toBeTruthy();
    expect(screen.getByRole('note').textContent).toMatch(
      /^This number was changed on .* Ask for somebody whom you know\.$/,
    );
  });

  it('TN-7: where one is asked for it is the one that answers now, and the other is behind it; both where it was changed recently', async () => {
    const changed = { at: '2026-11-25T02:10:00.000Z', byRole: 'shelter_staff' };
    const of: Record<string, DutyContact> = {
      lipa: contact(SHELTER, { hours: NEVER_NOW }),
      javor: contact(SHELTER),
      dunja: contact(SHELTER, { changed }),
    };
    await shown(Object.fromEntries(Object.entries(of).map(([id, shelter]) => [id, { shelter, line: contact(LINE) }])));
    cleanup();
    render(Object.keys(of).map((id) => <CallNumbers key={id} shelterId={id} name={id} one="line" />));
    await settle();
    const inTheOpen = screen.queryAllByRole('link').filter((link) => link.closest('details') === null);
    expect(inTheOpen.map((link) => link.getAttribute('href'))).toEqual(
      [LINE, SHELTER, SHELTER, LINE].map((n) => `tel:${n}`),
    );
    expect(screen.getAllByText('Another number')).toHaveLength(2);
  });

  it('DC-3: a duty line that was changed recently is nowhere alone, and says so', async () => {
    const changed = { at: '2026-11-25T02:10:00.000Z', byRole: 'manager' };
    const of = { lipa: { shelter: contact(SHELTER, { hours: NEVER_NOW }), line: contact(LINE, { changed }) } };
    await shown(of);
    for (const part of [
      <CallNumbers key="one" shelterId="lipa" one="line" />,
      <CallNumbers key="button" shelterId="lipa" one="button" />,
      <CallLine key="line" shelterId="lipa" />,
      <CallInstead key="instead" shelterId="lipa" isOffline />,
    ]) {
      cleanup();
      render(part);
      await settle();
      const inTheOpen = screen.queryAllByRole('link').filter((link) => link.closest('details') === null);
      expect(inTheOpen.map((link) => link.getAttribute('href'))).toEqual([`tel:${SHELTER}`, `tel:${LINE}`]);
      expect(screen.getByRole('note').textContent).toMatch(/^This number was changed on/);
    }
    // A house whose own number answers shows it beside a line that is called in any case.
    await shown({ lipa: { shelter: contact(SHELTER), line: contact(LINE, { changed }) } });
    cleanup();
    render(<CallLine shelterId="lipa" />);
    await settle();
    expect(numbers()).toEqual([`tel:${SHELTER}`, `tel:${LINE}`]);
    expect(screen.getAllByRole('note')).toHaveLength(1);
  });

  it('is one request for a whole screen, and none without the right', async () => {
    const one = { shelter: contact(SHELTER), line: null };
    const server = await shown({ lipa: one, javor: one, dunja: one });
    expect(server.to('/api/duty-contacts').map(({ path }) => path.split('?')[1])).toEqual([
      'shelter=lipa&shelter=javor&shelter=dunja',
    ]);
    cleanup();
    const other = await shown({ lipa: one }, ['board']);
    expect([other.to('/api/duty-contacts'), numbers()]).toEqual([[], []]);
  });

  it('LG-5: given a lost answer, then it is asked again for the whole screen in one request', async () => {
    const one = { shelter: contact(SHELTER), line: null };
    const server = await shown({ lipa: one, javor: one, dunja: one });
    cleanup();
    const answer = server.answers['GET /api/duty-contacts']!;
    server.answers['GET /api/duty-contacts'] = 'no connection';
    render(['lipa', 'javor', 'dunja'].map((id) => <CallNumbers key={id} shelterId={id} name={`House ${id}`} />));
    await settle(14_000);
    server.answers['GET /api/duty-contacts'] = answer;
    const { length } = server.sent;
    await settle(6_000);
    expect(numbers()).toEqual([SHELTER, SHELTER, SHELTER].map((number) => `tel:${number}`));
    expect(server.sent).toHaveLength(length + 1);
  });

  it('shows nothing when the request fails, and a text when there is no number', async () => {
    await shown({ lipa: { shelter: null, line: null } });
    expect(screen.getByText('No number is saved. Ask its organisation.')).toBeTruthy();
    cleanup();
    const server = await shown({});
    server.answers['GET /api/duty-contacts'] = refusal(503, 'store_unavailable');
    render(<CallNumbers shelterId="lipa" />);
    await settle();
    expect(document.body.textContent).toBe('');
  });
});

describe('VA-14: the numbers of a screen', () => {
  it('given a list that is longer than the screen, then those that were on it are asked for, each once', async () => {
    // The loader of a chunk is not driven by the clock of a test.
    jest.useRealTimers();
    const shows = new Map<Element, () => void>();
    globalThis.IntersectionObserver = class {
      constructor(notify: IntersectionObserverCallback) {
        this.observe = (target) =>
          void shows.set(target, () =>
            notify(
              [{ target, isIntersecting: true, boundingClientRect: { height: 44 } } as IntersectionObserverEntry],
              this as unknown as IntersectionObserver,
            ),
          );
      }
      observe: (target: Element) => void;
      unobserve() {}
    } as unknown as typeof IntersectionObserver;
    const contacts = ['lipa', 'javor'].map((shelterId) => ({
      ...{ shelterId, timezone: 'Europe/Belgrade', shelter: contact(SHELTER), maySet: false, maySetLine: false },
      organisation: { organisationId: 'o1', name: 'Atina', line: null },
    }));
    const server = new FakeServer({ 'GET /api/duty-contacts': ok({ contacts }) });
    act(() => sessions.entered(meOf({ may: ['call'] })));
    render(['lipa', 'javor', 'dunja'].map((id) => <Call key={id} shelterId={id} />));
    const [first, second] = [...shows.values()];
    act(() => {
      first?.();
      second?.();
    });
    await screen.findAllByRole('link');
    expect(numbers()).toHaveLength(2);
    expect(server.to('/api/duty-contacts').map(({ path }) => path.split('?')[1])).toEqual([
      'shelter=lipa&shelter=javor',
    ]);
    Reflect.deleteProperty(globalThis, 'IntersectionObserver');
  });

  it('given more than eight, then the first eight are shown, and one second factor shows the others', async () => {
    const shelters = Array.from({ length: 10 }, (_, n) => `h${n}`);
    let steppedUp = false;
    const server = new FakeServer({
      'GET /api/duty-contacts': ({ path }) => {
        const asked = new URLSearchParams(path.split('?')[1]).getAll('shelter');
        if (asked.length < 8 && !steppedUp) return refusal(403, 'second_factor_needed');
        const contacts = asked.map((shelterId) => ({
          ...{ shelterId, timezone: 'Europe/Belgrade', shelter: contact(SHELTER), maySet: false, maySetLine: false },
          organisation: { organisationId: 'o1', name: 'Atina', line: null },
        }));
        return ok({ contacts });
      },
    });
    act(() => sessions.entered(meOf({ may: ['call'] })));
    render(shelters.map((id) => <CallNumbers key={id} shelterId={id} name={id} />));
    await settle(50);
    expect(numbers()).toHaveLength(8);
    expect(screen.getAllByText('You have looked up more than eight houses within ten minutes.')).toHaveLength(2);
    const [show] = screen.getAllByRole('button', { name: 'Confirm that it is you and show it' });
    await act(async () => show?.click());
    await settle(50);
    steppedUp = true;
    await act(async () => secondFactor.read()?.answer(true));
    await settle(50);
    expect(numbers()).toHaveLength(10);
    expect(server.to('/api/duty-contacts')).toHaveLength(3);
  });
});
