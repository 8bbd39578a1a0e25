import { describe, expect, it, jest } from '@jest/globals';
import { act, fireEvent, screen, within } from '@testing-library/react';
import { accepted, holdOf, inMinutes, nightOf, PARTY, press, tick } from '../../../features/request/night.fixture.tsx';
import { outbox } from '../../../net/outbox/page-outbox.ts';
import { ok, refusal } from '../../../net/server.fixture.ts';
import { onPhone } from '../../../ui/on-phone.fixture.ts';
import { freshNight, given, groups } from '../tonight.fixture.tsx';

freshNight();

const hold = (holdId: string) => within(document.querySelector<HTMLElement>(`[data-hold="${holdId}"]`)!);

describe('holds', () => {
  it('are sorted by deadline, with their countdown; those of colleagues are marked', async () => {
    await given({
      holds: [
        holdOf({ holdId: 'h3', expiresAt: inMinutes(100), mine: false }),
        holdOf({ holdId: 'h2', expiresAt: inMinutes(90) }),
        holdOf(),
      ],
    });
    expect(groups()).toEqual({ holds: ['h1', 'h2', 'h3'] });
    expect(hold('h1').getByRole('timer').textContent).toMatch(/^(39|40):\d\d$/);
    expect(hold('h2').getByText(/^1 h (29|30)$/)).toBeTruthy();
    expect(hold('h3').getByText('held by a colleague')).toBeTruthy();
    expect(hold('h1').queryByText('held by a colleague')).toBeNull();
  });

  it('TN-2: on a phone what is calm is one line, which opens and has the focus where something can be done', async () => {
    onPhone();
    await given({ holds: [holdOf({ holdId: 'h0', expiresAt: inMinutes(9) }), holdOf()] });
    const large = (holdId: string) => document.querySelector<HTMLElement>(`[data-hold="${holdId}"]`)!.dataset['large'];
    expect([large('h0'), large('h1')]).toEqual(['true', 'false']);
    await act(async () => void fireEvent.click(hold('h1').getByRole('button')));
    expect(large('h1')).toBe('true');
    expect(document.activeElement).toBe(hold('h1').getByRole('button', { name: 'On the way' }));
  });

  it('SH-19: opening a card takes the focus once: however late a drawing comes, the next key is for what was reached since', async () => {
    const drawings: FrameRequestCallback[] = [];
    jest.spyOn(globalThis, 'requestAnimationFrame').mockImplementation((draw) => drawings.push(draw));
    onPhone();
    await given({ holds: [holdOf(), holdOf({ holdId: 'h2', expiresAt: inMinutes(90) })] });
    await act(async () => void fireEvent.click(hold('h2').getByRole('button')));
    await act(async () => void fireEvent.click(hold('h2').getByRole('button', { name: 'On the way' })));
    await act(async () => drawings.splice(0).forEach((draw) => void draw(0)));
    expect(document.activeElement).toBe(hold('h2').getByRole('button', { name: 'Within 30 min' }));
  });

  it('within fifteen minutes it asks in words; before that it does not', async () => {
    await given({
      holds: [holdOf({ holdId: 'a', expiresAt: inMinutes(14) }), holdOf({ holdId: 'b', expiresAt: inMinutes(16) })],
    });
    expect(hold('a').getByText(/Are they on the way\? If not, extend it or release it\.$/)).toBeTruthy();
    expect(hold('b').queryByText(/Are they on the way/)).toBeNull();
  });

  it('at home one tap admits them', async () => {
    const { server } = await given(
      { holds: [holdOf({ atHome: true, shelterId: 'lipa', expiresAt: inMinutes(9) })] },
      { 'POST /api/shelters/lipa/admit-party': accepted },
    );
    expect(screen.getByText(/Have they arrived\?/)).toBeTruthy();
    await press('They have arrived');
    expect(server.to('/api/shelters/lipa/admit-party')[0]?.body).toEqual({ holdId: 'h1' });
  });

  it('is extended in one tap, and released in two with its reason', async () => {
    const { server } = await given(
      { holds: [holdOf()] },
      { 'POST /api/shelters/bukva/extend-hold': accepted, 'POST /api/shelters/bukva/release-hold': accepted },
    );
    await press(/^Extend to /);
    expect(server.to('/api/shelters/bukva/extend-hold')[0]?.body).toEqual({ holdId: 'h1' });
    await press('Release');
    await press('nobody came');
    expect(server.to('/api/shelters/bukva/release-hold')[0]?.body).toEqual({ holdId: 'h1', reason: 'no_show' });
  });

  it('leads to its request where it is one’s own, not where one only keeps the house', async () => {
    await given({
      holds: [
        holdOf({ requestId: 'r1', expiresAt: inMinutes(5) }),
        holdOf({ holdId: 'h2', requestId: 'r2', mine: false, atHome: true, expiresAt: inMinutes(6) }),
      ],
    });
    expect(hold('h1').getByRole('link', { name: 'Open the request' }).getAttribute('href')).toBe('/requests/r1');
    expect(hold('h2').queryByRole('link', { name: 'Open the request' })).toBeNull();
  });

  it('says why it was refused, next to it', async () => {
    await given({ holds: [holdOf()] }, { 'POST /api/shelters/bukva/extend-hold': refusal(409, 'past_longest_end') });
    await press(/^Extend to /);
    expect(hold('h1').getByRole('alert').textContent).toContain('The hold has reached its longest end.');
  });

  it('SH-19: the departure takes two presses: the arrival is recorded and then shown on the card', async () => {
    const { server } = await given({ holds: [holdOf()] }, { 'POST /api/shelters/bukva/expect-party': accepted });
    await press('On the way');
    expect(document.activeElement?.textContent).toBe('Within 30 min');
    const arrival = { from: inMinutes(0), to: inMinutes(30) };
    server.answers['/api/tonight'] = ok(nightOf({ holds: [holdOf({ arrival, overdueFrom: inMinutes(45) })] }));
    await press('Within 30 min');
    const { holdId, arrival: sent } = server.to('/api/shelters/bukva/expect-party')[0]!.body as {
      holdId: string;
      arrival: { from: string; to: string };
    };
    expect(holdId).toBe('h1');
    expect(Date.parse(sent.to) - Date.parse(sent.from)).toBe(30 * 60_000);
    expect(hold('h1').getByText(/^On the way, expected .* to .*\.$/)).toBeTruthy();
    expect(hold('h1').queryByText('Within 30 min')).toBeNull();
    expect(hold('h1').getByRole('button', { name: 'Change the time' })).toBeTruthy();
    expect(hold('h1').queryByText(/The hold ends at/)).toBeNull();
    expect(groups()).toEqual({ way: ['h1'] });
  });

  it('SH-19: on a phone the card that was opened stays open where it goes when its party sets out', async () => {
    onPhone();
    const { server } = await given({ holds: [holdOf()] }, { 'POST /api/shelters/bukva/expect-party': accepted });
    await act(async () => void fireEvent.click(hold('h1').getByRole('button')));
    await press('On the way');
    const arrival = { from: inMinutes(0), to: inMinutes(30) };
    server.answers['/api/tonight'] = ok(nightOf({ holds: [holdOf({ arrival, overdueFrom: inMinutes(45) })] }));
    await press('Within 30 min');
    expect(groups()).toEqual({ way: ['h1'] });
    expect(document.activeElement).toBe(hold('h1').getByRole('button', { name: 'Change the time' }));
  });

  it('SH-19: a hold that ends before they arrive offers one extension, and says so where none is left', async () => {
    const onTheWay = { arrival: { from: inMinutes(0), to: inMinutes(60) }, overdueFrom: inMinutes(75) };
    const { server } = await given(
      { holds: [holdOf(onTheWay), holdOf({ ...onTheWay, holdId: 'h2', extendsTo: null, expiresAt: inMinutes(10) })] },
      { 'POST /api/shelters/bukva/extend-hold': accepted },
    );
    expect(hold('h2').getByText(/The hold ends at .* It can’t be extended: call the house\.$/)).toBeTruthy();
    expect(hold('h2').queryByText(/Are they on the way/)).toBeNull();
    expect(hold('h1').getAllByRole('button', { name: /^Extend to / })).toHaveLength(1);
    await press(/^Extend to /);
    expect(server.to('/api/shelters/bukva/extend-hold')[0]?.body).toEqual({ holdId: 'h1' });
  });

  it('SH-19: overdue parties come first, with how late they are', async () => {
    const isDelayed = { arrival: { from: inMinutes(-90), to: inMinutes(-40) }, overdueFrom: inMinutes(-25) };
    await given({
      holds: [
        holdOf({ holdId: 'a', expiresAt: inMinutes(5) }),
        holdOf({ ...isDelayed, holdId: 'b', expiresAt: inMinutes(60) }),
        holdOf({ holdId: 'c', expiresAt: inMinutes(80), arrival: isDelayed.arrival }),
      ],
    });
    expect(groups()).toEqual({ now: ['b', 'a'], holds: ['c'] });
    expect(hold('b').getByText('40 min')).toBeTruthy();
    expect(hold('b').getByText('overdue')).toBeTruthy();
    expect(hold('b').getByText(/^Not there yet: they were expected /)).toBeTruthy();
    const filled = [...document.querySelectorAll('.button-primary')].map((button) => button.textContent);
    expect(filled).toEqual(['Still expected…']);
  });

  it('as a transfer the house is asked to expect them', async () => {
    const { server } = await given({ holds: [holdOf({ requestId: 'r1' })] });
    await press('On the way');
    await press('As a transfer');
    await tick('within 2 h');
    await act(async () => void fireEvent.submit(document.querySelector('form')!));
    const sent = server.sent.find(
      ({ method, path }) => method === 'POST' && /\/api\/transfers\/[^/]+\/propose$/.test(path),
    );
    expect(sent!.body).toMatchObject({ toShelterId: 'bukva', requestId: 'r1', party: PARTY });
    const { from, to } = (sent!.body as { arrival: { from: string; to: string } }).arrival;
    expect(Date.parse(to) - Date.parse(from)).toBe(2 * 3_600_000);
  });

  it('RQ-18: why they declined is one press in the place of another', async () => {
    const { cut } = await given({ holds: [holdOf()] });
    await cut();
    await press('Release');
    await press('too far');
    expect(outbox.all().map(({ name, body }) => [name, body])).toEqual([
      ['release-hold', { holdId: 'h1', reason: 'declined', declined: 'too_far' }],
    ]);
    expect(hold('h1').getByText(/^Will be sent when the connection is back/)).toBeTruthy();
  });

  it('given no connection, then a release waits for it, and extending says why it can’t', async () => {
    const { server, cut } = await given({ holds: [holdOf()] });
    await cut();
    expect(screen.getByText(/^Offline since /)).toBeTruthy();
    expect(groups()).toEqual({ holds: ['h1'] });
    const disabledReason = 'There is no connection. This can only be done live.';
    expect(screen.getByRole('button', { name: /^Extend to /, description: disabledReason })).toBeTruthy();
    await press('Release');
    await press('they declined');
    expect(outbox.all().map(({ name, body }) => [name, body])).toEqual([
      ['release-hold', { holdId: 'h1', reason: 'declined' }],
    ]);
    expect(hold('h1').getByText(/^Will be sent when the connection is back/)).toBeTruthy();
    expect(hold('h1').queryByRole('button', { name: /^Extend/ })).toBeNull();
    expect(server.sent.some(({ method }) => method === 'POST')).toBe(false);
  });
});
