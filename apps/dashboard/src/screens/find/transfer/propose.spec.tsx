import { describe, expect, it, jest } from '@jest/globals';
import { eventually } from '@safe-haven/jest-preset/waiting';
import { act, fireEvent, screen, within } from '@testing-library/react';
import { PARTY, requestOf } from '../../../features/request/night.fixture.tsx';
import { FIRST_FORM } from '../../../features/search/search-form.ts';
import { memory, type Transferring } from '../../../features/search/search-memory.ts';
import { ok } from '../../../net/server.fixture.ts';
import { foundPlaces, foundShelter, full } from '../find.fixture.ts';
import { action, eachOnItsOwn, type Given, given, HELD, row } from '../find-page.fixture.tsx';

eachOnItsOwn();

const FORM = { ...FIRST_FORM, party: PARTY, leaving: 'lipa', from: 'mk-skopje' };
const NO_REQUEST: Transferring = { requestId: null, avoids: 0 };
/** Find as another screen has opened it. The loader of a chunk is not driven by the clock of a test. */
const opened = async (transfer = NO_REQUEST, more: Given = {}) => {
  jest.useRealTimers();
  history.replaceState({ find: 'results' }, '', '/find');
  return given({ timers: 'real', begun: { form: FORM, requestId: null, transfer }, ...more });
};
/** Chooses a house; resolves to its proposal. */
const choose = async (id: string): Promise<HTMLElement> => {
  fireEvent.click(action(id));
  const card = () => document.querySelector<HTMLElement>(`[data-propose="${id}"]`);
  return (await eventually(card, (it) => it !== null))!;
};
const submit = () => act(async () => void fireEvent.submit(document.querySelector('.find-propose form')!));
const proposed = ({ server }: Awaited<ReturnType<typeof given>>) =>
  eventually(
    () => server.sent.find(({ path }) => path.endsWith('/propose')),
    (sent) => sent !== undefined,
  );
/** The id of a transfer is the page's own. */
function anyProposalIsAccepted(): void {
  const { fetch } = globalThis;
  globalThis.fetch = ((path: string, init: RequestInit) =>
    path.endsWith('/propose')
      ? fetch(path.replace(/transfers\/[^/]+/, 'transfers/t1'), init)
      : fetch(path, init)) as typeof fetch;
}

describe('FP-20: a house for a transfer', () => {
  it('is chosen from the results, which leave out the house they are in, and asked before anything is held', async () => {
    const { server, asks } = await opened();
    expect(asks()[0]).toMatchObject({ party: PARTY, leaving: 'lipa', from: 'mk-skopje' });
    expect(within(row('bukva')).getByRole('button').textContent).toContain('Choose');
    expect(within(row('jasen')).getByRole('button', { name: 'Choose House Jasen' })).toBeTruthy();
    const card = await choose('bukva');
    expect(card.textContent).toContain('To House Bukva');
    expect(card.querySelector('option[value="orah"]')).toBeNull();
    expect(server.sent.filter(({ method, path }) => method === 'POST' && path !== '/api/find')).toEqual([]);
  });

  it('hears who comes, from where, when, and what they agreed to once it was known where to', async () => {
    const page = await opened();
    await choose('orah');
    fireEvent.click(screen.getByLabelText('travel'));
    await submit();
    // Without how they agreed nothing is proposed.
    expect(page.server.sent.some(({ path }) => path.endsWith('/propose'))).toBe(false);
    fireEvent.click(screen.getByLabelText('by word of mouth'));
    await submit();
    expect((await proposed(page))?.body).toMatchObject({
      fromShelterId: 'lipa',
      toShelterId: 'orah',
      party: PARTY,
      consent: { kind: 'oral', scope: ['travel'] },
      details: { needs: {}, citizenOf: null, seeksAsylumIn: null },
    });
  });

  it('of a request keeps what was said of them and agreed for it, and says that areas to avoid have no names', async () => {
    const consent = { kind: 'oral' as const, scope: ['share_needs'], at: '2026-11-25T01:00:00.000Z' };
    const page = await opened(
      { requestId: 'r1', avoids: 2 },
      {
        answers: {
          '/api/requests/r1': ok(requestOf({ consent })),
          'POST /api/transfers/t1/propose': ok({ ...HELD, events: [] }),
        },
      },
    );
    anyProposalIsAccepted();
    expect(screen.getByText(/They avoid 2 areas/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Change' })).toBeNull();
    expect(document.querySelector('[data-ask-all]')).toBeNull();
    await choose('bukva');
    await eventually(
      () => screen.getByLabelText<HTMLInputElement>('sharing needs').checked,
      (ticked) => ticked,
    );
    await submit();
    expect((await proposed(page))?.body).toMatchObject({
      requestId: 'r1',
      consent: { kind: 'oral', scope: ['share_needs'] },
    });
    // The next search begins again, and the transfer is what is looked at.
    await eventually(
      () => location.pathname,
      (path) => path.startsWith('/transfers/'),
    );
    expect(memory.read().form).toBe(FIRST_FORM);
  });

  it('asks for the legal position only where they cross a border or the house depends on it', async () => {
    const found = foundPlaces({
      takes: [foundShelter('bukva', { country: 'RS' })],
      takesIf: [foundShelter('orah', { country: 'RS', asks: ['legal_regime'] })],
      cannot: [full('lipa')],
    });
    await opened(NO_REQUEST, { answers: { 'POST /api/find': ok(found) } });
    await choose('bukva');
    expect(screen.queryByLabelText('Citizens of')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Back' }));
    await eventually(
      () => row('orah'),
      (one) => one !== null,
    );
    await choose('orah');
    expect(screen.getByLabelText('Citizens of')).toBeTruthy();
  });

  it('is no transfer any more once that is said: then it holds', async () => {
    await opened();
    fireEvent.click(screen.getByRole('button', { name: 'No transfer' }));
    await eventually(
      () => within(row('bukva')).getByRole('button').textContent,
      (text) => text?.startsWith('Hold') === true,
    );
    expect(memory.read()).toMatchObject({ transfer: null, form: { leaving: null } });
  });
});
