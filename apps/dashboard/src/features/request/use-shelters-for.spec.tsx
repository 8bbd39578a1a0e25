import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, renderHook } from '@testing-library/react';
import { FakeServer, ok, type SentRequest } from '../../net/server.fixture.ts';
import { foundOf, requestOf } from './night.fixture.tsx';
import { useSheltersFor } from './use-shelters-for.ts';

const womenIn = ({ body }: SentRequest) => (body as { party: { women: number } }).party.women;
const settle = (ms = 0) => act(() => jest.advanceTimersByTimeAsync(ms));
const request = requestOf();
const ofTwo = { ...request, party: { ...request.party, women: 2 } };

beforeEach(() => void jest.useFakeTimers());
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

describe('the houses for a request', () => {
  it('given a request that changes while houses are looked for, then those for what it is now are offered', async () => {
    const server = new FakeServer({
      'POST /api/find': (sent) => (womenIn(sent) === 1 ? 'no answer' : ok(foundOf(['bukva'], ['vrba']))),
    });
    const { result, rerender } = renderHook((now) => useSheltersFor(now), { initialProps: request });
    await settle();
    expect(result.current.shelters).toBeNull();
    rerender(ofTwo);
    await settle();
    expect(server.sent.map(womenIn)).toEqual([1, 2]);
    expect(result.current.shelters?.map(({ shelterId }) => shelterId)).toEqual(['bukva', 'vrba']);
  });

  it('given a change, then the houses of before stay until its answer: a form over them stays open', async () => {
    const server = new FakeServer({ 'POST /api/find': ok(foundOf(['bukva'], [])) });
    const { result, rerender } = renderHook((now) => useSheltersFor(now), { initialProps: request });
    await settle();
    server.answers['POST /api/find'] = 'no answer';
    rerender(ofTwo);
    await settle(1_000);
    expect([server.sent.length, result.current.shelters?.length]).toEqual([2, 1]);
  });

  it('LG-5: given a lost answer, then it says so until a try succeeds, and asks again for a late one', async () => {
    const server = new FakeServer({ 'POST /api/find': 'no answer' });
    const { result } = renderHook(() => useSheltersFor(request));
    await settle(3_600);
    expect(result.current.problem?.code).toBe('no_answer_yet');
    server.answers['POST /api/find'] = 'no connection';
    result.current.refetch();
    await settle(13_500);
    expect([server.sent.length, result.current.problem?.code]).toEqual([7, 'offline']);
    await settle(5_000);
    expect([server.sent.length > 7, result.current.problem?.code]).toEqual([true, 'offline']);
    server.answers['POST /api/find'] = ok(foundOf(['bukva'], []));
    await settle(6_000);
    expect(result.current).toMatchObject({ shelters: [{ shelterId: 'bukva' }], problem: null });
  });
});
