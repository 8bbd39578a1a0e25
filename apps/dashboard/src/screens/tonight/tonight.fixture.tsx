import { afterEach, beforeEach, jest } from '@jest/globals';
import type { Tonight } from '@safe-haven/contracts';
import { cleanup } from '@testing-library/react';
import { nightOf, onScreen, POSITION } from '../../features/request/night.fixture.tsx';
import { outbox } from '../../net/outbox/page-outbox.ts';
import { done, ok, type Reply } from '../../net/server.fixture.ts';
import { meOf } from '../../net/session/me.fixture.ts';
import TonightPage from './tonight-page.tsx';

const ME = meOf({ may: ['board', 'exact', 'find', 'requests', 'answer'] });
const nothing = ok({ position: POSITION, items: [] });

/** Renders the page with these answers; missing ones are empty. */
export const given = (night: Partial<Tonight>, more: Record<string, Reply> = {}, me = ME) =>
  onScreen(<TonightPage me={me} />, {
    '/api/tonight': ok(nightOf(night)),
    '/api/tasks': nothing,
    '/api/requests': nothing,
    '/api/transfers': nothing,
    '/api/me/push': done,
    ...more,
  });

/** Resets path and outbox for each test. */
export function freshNight(): void {
  beforeEach(() => history.replaceState(null, '', '/tonight'));
  afterEach(() => {
    jest.restoreAllMocks();
    outbox.empty();
    cleanup();
  });
}

/** The ids in each group of the list, in order. */
export const groups = (): Record<string, readonly string[]> =>
  Object.fromEntries(
    [...document.querySelectorAll<HTMLElement>('[data-group]')].map((group) => [
      group.dataset['group']!,
      [...group.querySelectorAll<HTMLElement>('[data-hold], [data-task], [data-id]')].map(
        ({ dataset }) => (dataset['hold'] ?? dataset['task'] ?? dataset['id'])!,
      ),
    ]),
  );
