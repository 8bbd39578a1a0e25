import { afterEach, describe, expect, it } from '@jest/globals';
import type { ProposedChange as Proposed } from '@safe-haven/contracts';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { FakeServer, ok, type Reply, refusal } from '../../net/server.fixture.ts';
import { secondFactor } from '../../net/session/second-factor.ts';
import { ProposedChange } from './proposed-change.tsx';

const CURRENT = { name: 'House Lipa', area: { id: 'rs-beograd', name: 'Belgrade' }, country: 'RS' };
const change = (more: Partial<Proposed> = {}): Proposed => ({
  ...{ changeId: 'c1', name: 'House Vrba', at: '2026-11-25T02:10:00.000Z', byName: 'Ana K.' },
  ...{ mine: false, lapsed: false },
  ...more,
});
const ACCEPTED = ok({ position: '1', revision: '1', events: [{ type: 'ShelterProfileChanged' }] });
const path = (command: string) => `/api/shelters/lipa/${command}`;

function given(proposed: Proposed, answers: Record<string, Reply | (() => Reply)> = {}) {
  const server = new FakeServer({ [path('publish-change')]: ACCEPTED, [path('drop-change')]: ACCEPTED, ...answers });
  let decided = 0;
  render(
    <ProposedChange
      shelterId="lipa"
      current={CURRENT}
      proposed={proposed}
      onDecided={() => {
        decided++;
      }}
    />,
  );
  return { server, decided: () => decided };
}
const press = (name: string) => act(async () => void fireEvent.click(screen.getByRole('button', { name })));
const buttons = () => screen.getAllByRole('button').map((button) => button.getAttribute('aria-label'));
const rows = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => [...row.children].map((cell) => cell.textContent));

afterEach(cleanup);

describe('PX-1: a proposed change of a published house', () => {
  it('shows a second person the old and the new side by side, and no more than changes', () => {
    given(change({ area: { id: 'ba-tuzla', name: 'Tuzla' }, country: 'BA' }));
    expect(rows()).toEqual([
      ['Name', 'House Lipa', 'House Vrba'],
      ['Area', 'Belgrade', 'Tuzla'],
      ['Country', 'Serbia', 'Bosnia and Herzegovina'],
    ]);
    expect(screen.getByText(/^Ana K\. proposed it, .* Until it is published the old one is shown\.$/)).toBeTruthy();
    cleanup();
    given(change());
    expect(rows()).toEqual([['Name', 'House Lipa', 'House Vrba']]);
  });

  it('is published in two steps with a second factor, and by its very id', async () => {
    let steppedUp = false;
    const { server, decided } = given(change(), {
      [path('publish-change')]: () => (steppedUp ? ACCEPTED : refusal(403, 'second_factor_needed')),
    });
    await press('Publish: House Lipa');
    expect(server.sent).toEqual([]);
    await press('Yes, everybody sees it: House Lipa');
    expect(decided()).toBe(0);
    steppedUp = true;
    await act(async () => secondFactor.read()?.answer(true));
    expect(server.to(path('publish-change')).map(({ body }) => body)).toEqual(Array(2).fill({ changeId: 'c1' }));
    expect(decided()).toBe(1);
  });

  it('is refused by a second person', async () => {
    const { server, decided } = given(change());
    await press('Refuse it: House Lipa');
    expect([server.to(path('drop-change'))[0]?.body, decided()]).toEqual([{ changeId: 'c1' }, 1]);
  });

  it('says to its proposer that it waits for a second person, and lets them withdraw it', async () => {
    const { server } = given(change({ mine: true }));
    expect(screen.getByText(/^You proposed it, .* Another manager of your organisation publishes it/)).toBeTruthy();
    expect(buttons()).toEqual(['Withdraw it: House Lipa']);
    await press('Withdraw it: House Lipa');
    expect(server.to(path('drop-change'))).toHaveLength(1);
  });

  it('PX-4: is published by nobody once its proposer has lost access', () => {
    given(change({ lapsed: true }));
    expect(buttons()).toEqual(['Refuse it: House Lipa']);
    expect(screen.getByRole('note').textContent).toContain('nobody can publish it');
  });

  it('says why it was not published, and offers to look again', async () => {
    const { decided } = given(change(), { [path('publish-change')]: refusal(409, 'change_unknown') });
    await press('Publish: House Lipa');
    await press('Yes, everybody sees it: House Lipa');
    expect(screen.getByText('This change waits no more.')).toBeTruthy();
    await act(async () => void fireEvent.click(screen.getByRole('button', { name: 'Try again' })));
    expect(decided()).toBe(1);
  });
});
