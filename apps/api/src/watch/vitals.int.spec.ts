import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@safe-haven/jest-preset/waiting';
import { type HttpProgram, startHttpProgram } from '../testing/http-program.ts';

const ONE = { party: { adults: 1, children: 0 } };

let haven: HttpProgram;
beforeEach(async () => {
  haven = await startHttpProgram();
  await haven.registerShelter('lipa');
});
afterEach(() => haven.served.close());

const numbers = async () => (await haven.get(null, '/metrics')).text.split('\n');

describe('OP-14: what the numbers say of a program', () => {
  it('counts commands by what became of them, appends, and events by type', async () => {
    await haven.done('ana', 'lipa', 'hold-beds', ONE);
    expect((await haven.send('ana', 'lipa', 'hold-beds', { party: { adults: 9, children: 0 } })).status).toBe(409);
    const lines = await numbers();
    expect(lines).toContain('haven_commands_total{kind="shelter",outcome="rejected"} 1');
    expect(lines).toContain('haven_events_projected_total{type="BedsHeld"} 1');
    expect(lines.find((line) => line.startsWith('haven_append_seconds_count{outcome="appended"}'))).toBeDefined();
    for (const reader of ['board', 'late_board'])
      expect(lines).toContain(`haven_reader_behind_seconds{reader="${reader}"} 0`);
    for (const line of [
      'haven_commands_unfinished 0',
      'haven_webhooks{state="failing"} 0',
      'haven_condition{name="disk_full"} 0',
    ])
      expect(lines).toContain(line);
  });

  it('tells holds that run from those that are over, until their end is recorded', async () => {
    const { body } = await haven.done('ana', 'lipa', 'hold-beds', ONE);
    expect(await numbers()).toContain('haven_holds{state="running"} 1');
    // Its end is recorded after a minute of grace.
    haven.clock.advance(Date.parse(body.events.at(-1).expiresAt) - haven.clock.now() + 30_000);
    expect(await numbers()).toContain('haven_holds{state="over"} 1');
    haven.clock.advance(60_000);
    await eventually(numbers, (lines) => lines.includes('haven_holds{state="over"} 0'));
  });
});
