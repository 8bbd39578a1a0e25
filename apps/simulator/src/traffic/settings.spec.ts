import { describe, expect, it } from '@jest/globals';
import { readSettings } from './settings.ts';

describe('the settings of a played night', () => {
  it('are an hour per minute on this machine by default', () => {
    expect(readSettings([])).toEqual({
      ok: true,
      settings: { url: 'http://127.0.0.1:3000', speed: 60, seed: '7' },
    });
  });

  it('are what the arguments say', () => {
    const args = ['--speed', '1', '--url', 'http://localhost:4100/', '--seed', 'monday'];
    expect(readSettings(args)).toEqual({
      ok: true,
      settings: { url: 'http://localhost:4100', speed: 1, seed: 'monday' },
    });
  });

  it.each([
    [['--speed', '0'], 'speed'],
    [['--speed', 'fast'], 'speed'],
    [['--speed', '1e9'], 'speed'],
    [['--url', 'here'], '--url'],
    [['--url', 'file:///etc'], '--url'],
    [['--sped', '1'], '--speed 60'],
    [['now'], '--speed 60'],
  ])('are refused with a sentence: %j', (args, named) => {
    expect(readSettings(args)).toEqual({ ok: false, sentence: expect.stringContaining(named) });
  });
});
