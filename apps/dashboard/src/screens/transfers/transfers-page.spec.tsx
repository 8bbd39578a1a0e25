import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { TransferView } from '@safe-haven/contracts';
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import {
  accepted,
  inMinutes,
  onScreen,
  PARTY,
  POSITION,
  press,
  requestOf,
  tick,
  transferOf,
} from '../../features/request/night.fixture.tsx';
import { memory } from '../../features/search/search-memory.ts';
import { ok, type Reply, refusal } from '../../net/server.fixture.ts';
import { meOf } from '../../net/session/me.fixture.ts';
import TransfersPage from './transfers-page.tsx';

const ME = meOf({ may: ['board', 'exact', 'find', 'requests', 'answer'] });
const CONSENT = { kind: 'oral' as const, scope: ['travel'], at: inMinutes(-3) };
const side = (mine: 'from' | 'to'): Pick<TransferView, 'from' | 'to'> => ({
  from: { ...transferOf().from, mine: mine === 'from' },
  to: { ...transferOf().to, mine: mine === 'to' },
});

const one = (transfer: TransferView, more: Record<string, Reply> = {}) =>
  onScreen(<TransfersPage me={ME} transferId="t1" />, { '/api/transfers/t1': ok(transfer), ...more });
const list = (items: readonly TransferView[], more: Record<string, Reply> = {}) =>
  onScreen(<TransfersPage me={ME} transferId={null} />, {
    '/api/transfers': ok({ position: POSITION, items }),
    ...more,
  });
const choose = (label: string, value: string) =>
  act(async () => void fireEvent.change(screen.getByLabelText(label), { target: { value } }));
const submit = () => act(async () => void fireEvent.submit(document.querySelector('form')!));

beforeEach(() => history.replaceState(null, '', '/transfers'));
afterEach(cleanup);

describe('the list of transfers', () => {
  it('has who is overdue first, then by arrival, and what ended apart', async () => {
    await list([
      transferOf({ transferId: 'a', situation: 'arrived' }),
      transferOf({ transferId: 'b', situation: 'on_the_way', arrival: { from: inMinutes(-60), to: inMinutes(-40) } }),
      transferOf({ transferId: 'c', situation: 'overdue', arrival: { from: inMinutes(-90), to: inMinutes(-30) } }),
    ]);
    const lines = [...document.querySelectorAll<HTMLElement>('[data-transfer]')];
    expect(lines.map((line) => line.dataset['transfer'])).toEqual(['c', 'b', 'a']);
  });

  it('TR-8: offers the arrival in one press for transfers to the own shelter only', async () => {
    const { server } = await list(
      [
        transferOf({ transferId: 'a', situation: 'overdue', may: ['arrive', 'fail'] }),
        transferOf({ transferId: 'b', situation: 'on_the_way', may: ['fail'] }),
      ],
      { 'POST /api/transfers/a/arrive': accepted },
    );
    await press('They have arrived');
    expect(server.to('/api/transfers/a/arrive')[0]?.body).toEqual({});
  });

  it('says that there are no transfers, and what failed', async () => {
    await list([]);
    expect(screen.getByText('Nobody is on the way.')).toBeTruthy();
    cleanup();
    await list([], { '/api/transfers': refusal(500, 'unexpected') });
    expect(screen.getByRole('alert').dataset['problem']).toBe('unexpected');
  });
});

describe('the situation of a transfer and whose turn it is', () => {
  it.each([
    [{ situation: 'proposed', ...side('to') }, 'The house has not answered yet.', 'It is your turn.'],
    [{ situation: 'proposed', ...side('from') }, 'The house has not answered yet.', 'It is the turn of the house.'],
    [
      { situation: 'accepted', ...side('from') },
      'The house takes them. They may leave once their consent to travel is recorded.',
      'It is your turn.',
    ],
    [
      { situation: 'accepted', consent: CONSENT, ...side('to') },
      'The house takes them, and they agree to travel. They may leave.',
      'It is the turn of those who send them.',
    ],
    [{ situation: 'on_the_way', ...side('from') }, 'They are on the way.', 'It is the turn of the house.'],
    [
      { situation: 'overdue', ...side('to') },
      'They should have arrived. Call them, then the house.',
      'It is your turn.',
    ],
    [{ situation: 'arrived' }, 'They have arrived.', null],
    [{ situation: 'declined', code: 'no_staff' }, 'The house can’t take them: no staff.', null],
    [{ situation: 'failed', code: 'turned_back_at_border' }, 'It did not happen: turned back at the border.', null],
  ] as const)('%j', async (part, sentence, turn) => {
    await one(transferOf(part as Partial<TransferView>));
    expect(screen.getByText(sentence)).toBeTruthy();
    if (turn) expect(screen.getByText(turn)).toBeTruthy();
    else expect(screen.queryByText(/^It is (your|the) turn/)).toBeNull();
  });

  it('is announced when it changes', async () => {
    const { server, nudge } = await one(transferOf({ situation: 'on_the_way' }));
    server.answers['/api/transfers/t1'] = ok(transferOf({ situation: 'overdue' }));
    await nudge();
    expect(screen.getByText('The transfer: overdue.').getAttribute('role')).toBe('status');
  });
});

describe('what the house does', () => {
  const asked = transferOf({
    ...side('to'),
    conditions: ['legal_regime', 'payer_consent'],
    may: ['accept', 'decline'],
  });

  it('accepts once every condition is ticked', async () => {
    const { server } = await one(asked, { 'POST /api/transfers/t1/accept': accepted });
    await press('Accept');
    await tick('legal regime');
    await submit();
    expect(server.to('/api/transfers/t1/accept')).toHaveLength(0);
    await tick('payer’s consent');
    await submit();
    expect(server.to('/api/transfers/t1/accept')[0]?.body).toEqual({ met: ['legal_regime', 'payer_consent'] });
  });

  it('declines with its reason in two taps', async () => {
    const { server } = await one(asked, { 'POST /api/transfers/t1/decline': accepted });
    await press('Decline');
    await press('security');
    expect(server.to('/api/transfers/t1/decline')[0]?.body).toEqual({ code: 'security' });
  });

  it('says that they have arrived in one tap', async () => {
    const { server } = await one(transferOf({ situation: 'overdue', ...side('to'), may: ['arrive', 'fail'] }), {
      'POST /api/transfers/t1/arrive': accepted,
    });
    await press('They have arrived');
    expect(server.to('/api/transfers/t1/arrive')).toHaveLength(1);
  });
});

describe('what those who send them do', () => {
  it('record consent: how and to what, and nothing else', async () => {
    const { server } = await one(transferOf({ may: ['record-consent'] }), {
      'POST /api/transfers/t1/record-consent': accepted,
    });
    await press('Record consent');
    expect(document.querySelectorAll('form input:not([type=radio], [type=checkbox]), form textarea')).toHaveLength(0);
    await tick('by word of mouth');
    await tick('sharing needs');
    await submit();
    expect(server.to('/api/transfers/t1/record-consent')[0]?.body).toEqual({
      kind: 'oral',
      scope: ['travel', 'share_needs'],
    });
  });

  it('record the departure with the arrival window, and later a delay', async () => {
    const { server } = await one(transferOf({ situation: 'accepted', consent: CONSENT, may: ['depart'] }), {
      'POST /api/transfers/t1/depart': accepted,
    });
    await press('They have left');
    await tick('within 4 h');
    await submit();
    const { arrival } = server.to('/api/transfers/t1/depart')[0]!.body as { arrival: { from: string; to: string } };
    expect(Date.parse(arrival.to) - Date.parse(arrival.from)).toBe(4 * 3_600_000);
  });

  it('share a meeting point, which both sides read', async () => {
    const { server } = await one(transferOf({ situation: 'accepted', may: ['share-meeting-point'] }), {
      'POST /api/transfers/t1/share-meeting-point': accepted,
    });
    expect(screen.getByText('not agreed yet')).toBeTruthy();
    await press('Share a meeting point');
    await choose('Public place and time', 'Bus station, 03:00');
    server.answers['/api/transfers/t1'] = ok(transferOf({ situation: 'accepted', meetingPoint: 'Bus station, 03:00' }));
    await submit();
    expect(server.to('/api/transfers/t1/share-meeting-point')[0]?.body).toEqual({ point: 'Bus station, 03:00' });
    expect(screen.getByText('Bus station, 03:00')).toBeTruthy();
  });

  it('hear in words why it is refused', async () => {
    await one(transferOf({ situation: 'accepted', consent: CONSENT, may: ['depart'] }), {
      'POST /api/transfers/t1/depart': refusal(409, 'consent_missing'),
    });
    await press('They have left');
    await submit();
    expect(screen.getByRole('alert').textContent).toBe(
      'They have not agreed to travel yet.Record their consent to travel.',
    );
  });
});

describe('FP-20: another house', () => {
  const lost = { ...side('from'), situation: 'declined' as const, code: 'no_staff' };

  it('is chosen in Find for the same party, in the house they have not left, once this one declines', async () => {
    await one(
      transferOf({ ...lost, from: { ...side('from').from, shelterId: 'lipa' }, departedAt: null, requestId: null }),
    );
    await press('Choose another house');
    expect([location.pathname, JSON.stringify(history.state)]).toEqual(['/find', '{"find":"results"}']);
    expect(memory.read()).toMatchObject({ form: { party: PARTY, leaving: 'lipa' }, transfer: { requestId: null } });
  });

  it('is chosen with what the request says of them, and from no house once they have left', async () => {
    await one(transferOf({ ...lost, ...side('from'), departedAt: inMinutes(-30), requestId: 'r1' }), {
      '/api/requests/r1': ok(requestOf({ excludedAreas: 2 })),
    });
    await press('Choose another house');
    expect(memory.read()).toMatchObject({
      form: { needs: { ownRoom: true }, leaving: null },
      transfer: { requestId: 'r1', avoids: 2 },
    });
  });

  it('is not offered while a house takes them, nor to the house', async () => {
    await one(transferOf({ situation: 'accepted', ...side('from') }));
    expect(screen.queryByRole('button', { name: 'Choose another house' })).toBeNull();
    cleanup();
    await one(transferOf({ ...lost, ...side('to') }));
    expect(screen.queryByRole('button', { name: 'Choose another house' })).toBeNull();
  });

  it('the list of transfers begins one in Find, and has no list of houses', async () => {
    await list([]);
    await press('Propose a transfer');
    expect([location.pathname, memory.read().transfer]).toEqual(['/find', { requestId: null, avoids: 0 }]);
  });
});
