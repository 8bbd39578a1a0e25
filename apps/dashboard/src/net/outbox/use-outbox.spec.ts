import { afterEach, expect, test } from '@jest/globals';
import { askBeforeLeaving } from './use-outbox.ts';

afterEach(() => {
  document.documentElement.hidden = false;
});

const asks = () => {
  const event = new Event('beforeunload', { cancelable: true });
  askBeforeLeaving(event);
  return event.defaultPrevented;
};

test('given things that wait, then leaving the page asks first', () => {
  expect(asks()).toBe(true);
});

test('given a quick exit, then nothing holds it up', () => {
  document.documentElement.hidden = true;
  expect(asks()).toBe(false);
});
