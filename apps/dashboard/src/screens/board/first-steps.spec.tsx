import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { Me } from '@safe-haven/contracts';
import { cleanup, render } from '@testing-library/react';
import { loadNamespaces } from '../../locales/load-namespaces.ts';
import { meOf } from '../../net/session/me.fixture.ts';
import { sessions } from '../../net/session/session.ts';
import FirstSteps from './first-steps.tsx';

beforeEach(() => loadNamespaces('en', ['steps']));
afterEach(() => {
  cleanup();
  sessions.ended();
});

it.each<[string, Partial<Me>, string | RegExp]>([
  ['a view that is 15 minutes late', { delayMinutes: 15 }, 'What happens in the houses is shown here 15 min later.'],
  ['nobody who may add a house', {}, /^There is nothing to do here yet/],
  ['a manager', { may: ['board', 'set-up'] }, /^Add the first house of your organisation/],
])('given an empty board of %s, then it says why and what comes next', (_, part, text) => {
  sessions.entered(meOf(part));
  expect(render(<FirstSteps />).getByText(text)).toBeTruthy();
});
