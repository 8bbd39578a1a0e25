import { afterEach, expect, it } from '@jest/globals';
import { act, cleanup, renderHook } from '@testing-library/react';
import { FakeServer, ok, type SentRequest } from '../../net/server.fixture.ts';
import { foundOf, requestOf } from './night.fixture.tsx';
import { useSheltersFor } from './use-shelters-for.ts';

afterEach(cleanup);

it('given a request that changes while houses are looked for, then those for what it is now are offered', async () => {
  const womenIn = ({ body }: SentRequest) => (body as { party: { women: number } }).party.women;
  const server = new FakeServer({
    'POST /api/find': (sent) => (womenIn(sent) === 1 ? 'no answer' : ok(foundOf(['bukva'], ['vrba']))),
  });
  const request = requestOf();
  const { result, rerender } = renderHook((now) => useSheltersFor(now), { initialProps: request });
  await act(async () => undefined);
  expect(result.current.shelters).toBeNull();
  await act(async () => rerender({ ...request, party: { ...request.party, women: 2 } }));
  expect(server.sent.map(womenIn)).toEqual([1, 2]);
  expect(result.current.shelters?.map(({ shelterId }) => shelterId)).toEqual(['bukva', 'vrba']);
});
