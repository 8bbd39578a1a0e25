import { expect, it } from '@jest/globals';
import type { NewEvent } from '../port.ts';
import { everything, note, noted, notes, placeOf, textOf, textsOf, type WithStore } from './given.ts';

export function appendingContract(withStore: WithStore): void {
  it(
    'given a stream, when appended with expected 0, then it is a lost race: the stream must not exist yet',
    withStore(async ({ store }) => {
      await noted(store, 'shelter-a', 0, 'first');
      expect(await store.append('shelter-a', notes('second'), 0)).toEqual({ outcome: 'lost_race', revision: 1 });
      expect(await textsOf(store, 'shelter-a')).toEqual(['first']);
    }),
  );

  it(
    'given a stream at 2, when appended on another revision, then it is a lost race with the current revision',
    withStore(async ({ store }) => {
      await noted(store, 'shelter-a', 0, 'one', 'two');
      for (const expected of [1, 3, 99]) {
        expect(await store.append('shelter-a', notes('x'), expected)).toEqual({ outcome: 'lost_race', revision: 2 });
      }
      expect(await store.append('shelter-new', notes('x'), 1)).toEqual({ outcome: 'lost_race', revision: 0 });
      expect((await everything(store)).map(textOf)).toEqual(['one', 'two']);
    }),
  );

  it(
    'given two writers on one revision at the same moment, then exactly one succeeds',
    withStore(async ({ store }) => {
      await noted(store, 'shelter-a', 0, 'one');
      const results = await Promise.all([
        store.append('shelter-a', notes('left', 'left again'), 1),
        store.append('shelter-a', notes('right'), 1),
      ]);
      expect(results.map((r) => r.outcome).sort()).toEqual(['appended', 'lost_race']);
      const { revision, events } = await store.read('shelter-a');
      expect(revision).toBe(events.length);
      expect(results.find((r) => r.outcome === 'lost_race')).toEqual({ outcome: 'lost_race', revision });
    }),
  );

  it(
    'given an append whose time is over before its turn, then it is refused, and nothing is written then or later',
    withStore(async ({ store }) => {
      await noted(store, 'shelter-a', 0, 'one');
      const refused = await store.append('shelter-a', notes('late'), 1, AbortSignal.abort());
      expect(refused).toEqual({ outcome: 'refused', reason: 'unavailable' });
      const { signal } = new AbortController();
      expect((await store.append('shelter-a', notes('in time'), 1, signal)).outcome).toBe('appended');
      expect(await textsOf(store, 'shelter-a')).toEqual(['one', 'in time']);
    }),
  );

  it(
    'given many writers at the same moment and some that lose, then losers do not affect the others',
    withStore(async ({ store }) => {
      const results = await Promise.all(
        Array.from({ length: 60 }, (_, i) => store.append(`shelter-${i}`, notes('a', 'b'), i % 3 === 2 ? 7 : 0)),
      );
      for (const [i, result] of results.entries()) {
        expect(result.outcome).toBe(i % 3 === 2 ? 'lost_race' : 'appended');
        expect((await store.read(`shelter-${i}`)).revision).toBe(i % 3 === 2 ? 0 : 2);
      }
      expect(await everything(store)).toHaveLength(80);
    }),
  );

  it(
    'given writers in a row that do not wait for each other, then each is appended after the one before',
    withStore(async ({ store }) => {
      const results = await Promise.all([0, 1, 2, 3].map((i) => store.append('shelter-a', notes(`${i}`), i)));
      expect(results.map((r) => placeOf(r).revision)).toEqual([1, 2, 3, 4]);
      expect(await textsOf(store, 'shelter-a')).toEqual(['0', '1', '2', '3']);
    }),
  );

  it(
    'given an append, when the same events are appended again on the same revision, then the first result is returned',
    withStore(async ({ store, reopen }) => {
      await noted(store, 'shelter-a', 0, 'before');
      const events = notes('one', 'two');
      const first = placeOf(await store.append('shelter-a', events, 1));
      expect(placeOf(await store.append('shelter-a', events, 1))).toEqual(first);
      await noted(store, 'shelter-b', 0, 'between');
      await noted(store, 'shelter-a', 3, 'after');
      expect(placeOf(await store.append('shelter-a', events, 1))).toEqual(first);
      const again = await reopen();
      expect(placeOf(await again.append('shelter-a', events, 1))).toEqual(first);
      expect(await textsOf(again, 'shelter-a')).toEqual(['before', 'one', 'two', 'after']);
    }),
  );

  it(
    'given an append, when the same ids come with other data, then the stored events stay and asGiven is false',
    withStore(async ({ store }) => {
      const events = notes('one', 'two');
      const first = placeOf(await store.append('shelter-a', events, 0));
      const others = notes('uno', 'due').map((other, i) => ({ ...other, eventId: events[i]!.eventId }));
      expect(await store.append('shelter-a', others, 0)).toEqual({ outcome: 'appended', ...first, asGiven: false });
      expect(await textsOf(store, 'shelter-a')).toEqual(['one', 'two']);
    }),
  );

  it(
    'given an append in flight, when it is sent again, then there is one event and one result',
    withStore(async ({ store }) => {
      const events = notes('one', 'two');
      const results = await Promise.all([1, 2, 3].map(() => store.append('shelter-a', events, 0)));
      expect(new Set(results.map((r) => JSON.stringify(placeOf(r)))).size).toBe(1);
      expect(await textsOf(store, 'shelter-a')).toEqual(['one', 'two']);
    }),
  );

  it(
    'given an append, when other events or only some of its events come on its revision, then it is a lost race',
    withStore(async ({ store }) => {
      const [one, two, three] = notes('one', 'two', 'three') as [NewEvent, NewEvent, NewEvent];
      await store.append('shelter-a', [one, two], 0);
      const lost = { outcome: 'lost_race', revision: 2 };
      expect(await store.append('shelter-a', [one, three], 0)).toEqual(lost);
      expect(await store.append('shelter-a', [one, two, three], 0)).toEqual(lost);
      expect(await store.append('shelter-a', [two], 0)).toEqual(lost);
    }),
  );

  it(
    'given a command that lost its race, when it decides again on the new events, then it is appended',
    withStore(async ({ store }) => {
      await noted(store, 'shelter-a', 0, 'winner');
      const events = [note('loser')];
      const lost = await store.append('shelter-a', events, 0);
      expect(lost).toEqual({ outcome: 'lost_race', revision: 1 });
      expect(placeOf(await store.append('shelter-a', events, 1)).revision).toBe(2);
    }),
  );
}
