import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Me, meRead } from '@safe-haven/contracts';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { loadNamespaces } from '../../locales/load-namespaces.ts';
import { endpointOf, get } from '../../net/read/endpoints.ts';
import { FakeServer } from '../../net/server.fixture.ts';
import { sessions } from '../../net/session/session.ts';
import { played } from '../../practice/played.ts';
import PracticePage from './practice-page.tsx';

/** A screen with a number on it. */
const Screens = ({ me }: { readonly me: Me }) => (
  <main>
    <p>{me.name} is in</p>
    <a href="tel:+99920555104">Call the house</a>
  </main>
);

let server: FakeServer;
let left = 0;
beforeEach(async () => {
  await loadNamespaces('en', ['practice']);
  history.replaceState(null, '', '/practice');
  server = new FakeServer({});
  left = 0;
  played.forget();
  await act(async () => void render(<PracticePage Screens={Screens} onLeave={() => (left += 1)} />));
});
afterEach(cleanup);

const press = (name: string | RegExp) => act(async () => void fireEvent.click(screen.getByRole('button', { name })));
const begin = async () => {
  await act(async () => void fireEvent.change(screen.getByLabelText('Who plays'), { target: { value: 'Vesna' } }));
  await press('Play the night');
  await press('Begin');
};
const band = () => screen.queryByText('Practice. Nothing here is real.');

describe('the page of a practice night', () => {
  it('PN-6: the band is above its first page and above its screens', async () => {
    expect(band()).not.toBeNull();
    await begin();
    expect([screen.getByText('Vesna is in'), band()]).not.toContain(null);
  });

  it('PN-5: what a screen asks is answered in the page, and nothing leaves it', async () => {
    await begin();
    const answer = await get(endpointOf(meRead));
    expect(answer).toMatchObject({ ok: true, value: { name: 'Vesna', country: 'ZZ' } });
    expect(server.sent).toEqual([]);
  });

  it('PN-5: given that somebody leaves, then the server is asked again, and who they are is not known', async () => {
    await begin();
    await press('Leave practice');
    await get(endpointOf(meRead));
    expect([left, server.to('/api/me').length, sessions.read().situation]).toEqual([1, 1, 'asking']);
  });

  it('PN-4: a number that is pressed calls nobody, and is a tap', async () => {
    await begin();
    const call = new MouseEvent('click', { bubbles: true, cancelable: true });
    await act(async () => void screen.getByText('Call the house').dispatchEvent(call));
    expect(call.defaultPrevented).toBe(true);
    await press('Give up');
    expect(played.all()).toMatchObject([{ name: 'Vesna', results: [{ task: 'find', taps: 1, noticed: ['gave_up'] }] }]);
  });

  it('PN-3: a task that was given up is said to be, and the next one is read before its clock runs', async () => {
    await begin();
    await press('Give up');
    expect(screen.getByText('gave up')).toBeTruthy();
    await press('Next task');
    expect(screen.getByRole('heading', { name: '2 of 5: Lost the race' })).toBe(document.activeElement);
    expect(screen.queryByText('Vesna is in')).toBeNull();
    await press('End the night');
    expect(screen.getByText('1 of 1 gave up: Find a place.')).toBeTruthy();
  });
});
