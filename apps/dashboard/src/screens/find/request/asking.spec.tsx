import { describe, expect, it } from '@jest/globals';
import { type RequestView } from '@safe-haven/contracts';
import { act, fireEvent, screen, within } from '@testing-library/react';
import { at } from '../../../model/board/board.fixture.ts';
import { ok, ourHeaders, type Reply, refusal, type SentRequest } from '../../../net/server.fixture.ts';
import { party } from '../find.fixture.ts';
import {
  action,
  count,
  eachOnItsOwn,
  type Given,
  given,
  HELD,
  HOLD,
  NIGHT,
  press,
  ROWS,
  wait,
} from '../find-page.fixture.tsx';

eachOnItsOwn();

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
    consent: null,
    openedAt: '2026-11-25T01:10:00.000Z',
    waitingSince: '2026-11-25T01:10:00.000Z',
    level: 0,
    nextEscalationAt: null,
    respondBy: '2026-11-25T01:30:00.000Z',
    asked: ['bukva', 'orah', 'jasen'],
    answers: [],
    place: null,
    offered: null,
    afterClosing: null,
    transferId: null,
    closedAt: null,
    reasons: [],
    interim: null,
    may: ['broadcast', 'escalate', 'withdraw', 'close-unmet'],
    ...part,
  });

  /** A server that accepts a request, its broadcast and answers. */
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
        headers: ourHeaders(),
        json: async () => (reply as { body: unknown }).body,
      } as Response;
    }) as typeof fetch;
    return {
      ...screenGiven,
      sent,
      async answered(next: Partial<RequestView>) {
        request = requestOf(next);
        act(() => screenGiven.socket.receive('tonight', { position: at(11) }));
        await wait(300);
      },
    };
  }

  it('a house that decides itself is asked alone', async () => {
    const { sent } = await asking();
    fireEvent.click(action('jasen'));
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
    // A second R does not open another request.
    press('r', document.body);
    await wait(300);
    expect(sent).toHaveLength(2);
  });

  it('PV-4: asks what may be disclosed to a shelter, with nothing ticked, and sends what was ticked', async () => {
    const { sent } = await asking();
    const boxes = () => [...document.querySelectorAll<HTMLInputElement>('[data-consent] input')];
    expect(boxes().map(({ type, checked }) => [type, checked])).toEqual(Array(3).fill(['checkbox', false]));
    fireEvent.click(screen.getByRole('checkbox', { name: /^health:/ }));
    fireEvent.click(screen.getByRole('radio', { name: 'in writing' }));
    press('r', document.body);
    await wait(300);
    expect(sent[0]!.body).toMatchObject({ consent: { kind: 'written', scope: ['share_health'] } });
  });

  it('PV-2: when too many party sizes were searched for, then it says so, and offers to ask the houses of the board', async () => {
    const tooMany = () => refusal(429, 'too_many_party_sizes', { retryAfter: 500 });
    const { sent } = await asking({ answers: { 'POST /api/find': tooMany } });
    expect(screen.getByRole('alert').textContent).toContain('many different parties');
    fireEvent.click(document.querySelector('[data-ask-all]')!);
    await wait(300);
    expect(sent.map(({ path }) => path)).toEqual(['/api/requests/{id}/open', '/api/requests/{id}/broadcast']);
    const { shelters } = sent[1]!.body as { shelters: readonly string[] };
    // There is no house in their own country.
    expect(shelters).toEqual(ROWS.map(({ shelterId }) => shelterId));
  });

  it('shows answers as they come; an accepted yes is a hold for the request, and its time runs on this page', async () => {
    const { answered, server } = await asking({
      answers: { 'POST /api/shelters/orah/hold-beds': ok(HELD), 'GET /api/tonight': ok(NIGHT([HOLD])) },
    });
    press('r', count('Women'));
    await wait(300);
    expect(document.querySelector('.request-counts')!.textContent).toBe('3 silent');
    const answers: RequestView['answers'] = [
      { shelterId: 'orah', answer: 'yes', codes: [], at: '2026-11-25T01:12:00.000Z', now: { against: [], km: null } },
      {
        shelterId: 'jasen',
        answer: 'yes_if',
        codes: ['languages'],
        at: '2026-11-25T01:13:00.000Z',
        now: { against: [], km: null },
      },
      { shelterId: 'bukva', answer: 'no', codes: ['no_staff'], at: '2026-11-25T01:13:00.000Z', now: null },
    ];
    await answered({ answers });
    const card = document.querySelector<HTMLElement>('.request-card')!;
    expect(document.querySelector('.request-counts')!.textContent).toBe('1 yes · 1 yes if · 1 no');
    expect(card.textContent).toContain('Yes, if: language, interpreter');
    const [yes] = within(card).getAllByRole('button', { name: 'Hold 1 place here' });
    fireEvent.click(yes!);
    await wait(300);
    const [hold] = server.to('/api/shelters/orah/hold-beds');
    expect(hold!.body).toMatchObject({ party: party({ women: 1 }), requestId: 'r1' });
    expect(document.querySelector('.hold')).toBeNull();
    await answered({ answers, situation: 'promised', place: { shelterId: 'orah', holdId: 'h1' } });
    const held = document.querySelector<HTMLElement>('.hold')!;
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
