import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { type DrawnReport, drawn } from './drawn.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const answer = (headers: Record<string, string>) =>
  ({ ok: true, status: 200, headers: new Headers(headers), json: async () => ({}) }) as const;

afterEach(() => {
  drawn.reportTo(null);
  jest.restoreAllMocks();
});

describe('OP-20: given the answer to a change', () => {
  it('when the server asks for it, then the page reports after the next frame, and not before', async () => {
    const frames: FrameRequestCallback[] = [];
    jest.spyOn(globalThis, 'requestAnimationFrame').mockImplementation((run) => frames.push(run));
    const reports: DrawnReport[] = [];
    const reported = new Promise<void>((resolve) =>
      drawn.reportTo((report) => {
        reports.push(report);
        resolve();
      }),
    );
    drawn.answered(performance.now() - 30, answer({ 'haven-drawn': '1', 'haven-trace': TRACE }));
    expect([frames.length, reports]).toEqual([1, []]);
    frames[0]?.(0);
    await reported;
    expect(reports).toEqual([{ trace: TRACE, pressed: expect.any(Number), answered: expect.any(Number) }]);
    expect(reports[0]!.pressed - reports[0]!.answered).toBeGreaterThanOrEqual(29);
  });

  it('when the server does not ask, then the page does nothing', () => {
    const frame = jest.spyOn(globalThis, 'requestAnimationFrame');
    drawn.answered(performance.now(), answer({ 'haven-trace': TRACE }));
    expect(frame).not.toHaveBeenCalled();
  });
});
