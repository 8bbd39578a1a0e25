import { afterEach, describe, expect, it } from '@jest/globals';
import { act, cleanup, render, screen } from '@testing-library/react';
import { FakeServer, refusal } from '../../net/server.fixture.ts';
import { sessions } from '../../net/session/session.ts';
import { useSession } from '../../net/session/use-session.ts';
import { OtherReleaseNotice } from './other-release-notice.tsx';
import { Unreachable } from './unreachable.tsx';

/** The part of `App` that has to do with it: the notice above the screens, and the page of who has no session yet. */
function Page() {
  const session = useSession();
  return session.situation === 'unreachable' ? <Unreachable session={session} /> : <OtherReleaseNotice />;
}

afterEach(cleanup);

describe('a page that meets a server of another release', () => {
  it('AP-2: says so with a button that reloads: in place of a session, and above every screen', async () => {
    new FakeServer({ '/api/me': refusal(400, 'other_protocol') });
    render(<Page />);
    expect(screen.queryByRole('alert')).toBeNull();
    await act(() => sessions.refresh());
    expect(screen.getAllByRole('button').map((button) => button.textContent)).toEqual(['Reload']);
    act(() => sessions.ended());
    expect(screen.getByRole('alert').textContent).toContain('This page and the server are of different releases.');
    expect(screen.getAllByRole('button').map((button) => button.textContent)).toEqual(['Reload']);
  });
});
