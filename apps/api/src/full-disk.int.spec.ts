import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Conditions } from './environment/conditions.ts';
import { DiskWatch } from './environment/disk-watch.ts';
import { type HttpProgram, startHttpProgram } from './testing/http-program.ts';
import { RefusingStore } from './testing/refusing-store.ts';

const MB = 1024 * 1024;
const PAUSE = { reason: 'no_staff' };

describe('LG-6: given a program whose disk is full', () => {
  let store: RefusingStore;
  let haven: HttpProgram;
  const lines: string[] = [];
  beforeEach(async () => {
    lines.length = 0;
    store = new RefusingStore();
    haven = await startHttpProgram(store, undefined, {}, { conditionLines: (line) => void lines.push(line) });
    await haven.registerShelter('lipa');
  });
  afterEach(() => haven.served.close());

  const health = async () => (await haven.get(null, '/health/ready')).body;

  it('LG-6: then health says so, the log has one line, commands are refused, reads go on; with room it is over', async () => {
    store.refuses = { prefix: 'shelter-', how: 'disk_full' };
    for (const name of ['pause-intake', 'pause-intake', 'close']) {
      const refused = await haven.send('ana', 'lipa', name, name === 'close' ? {} : PAUSE);
      expect([refused.status, refused.body.code]).toEqual([503, 'disk_full']);
    }
    expect(await health()).toEqual({ status: 'degraded', unreadable: 0, conditions: ['disk_full'] });
    expect(lines).toEqual([expect.stringMatching(/^The disk is full/)]);
    expect((await haven.get('ana', '/api/board')).status).toBe(200);
    store.refuses = null;
    await haven.done('ana', 'lipa', 'pause-intake', PAUSE);
    expect(await health()).toEqual({ status: 'ready', unreadable: 0, conditions: [] });
    expect(lines.slice(1)).toEqual(['The disk takes what is written again.']);
  });
});

describe('LG-6: given a disk that fills up or is slow', () => {
  const disk = { freeMb: 2_000, now: 0 };
  let lines: string[];
  let conditions: Conditions;
  let watch: DiskWatch;
  beforeEach(() => {
    disk.freeMb = 2_000;
    lines = [];
    conditions = new Conditions((line) => lines.push(line));
    watch = new DiskWatch({
      folder: '/data',
      warnMb: 512,
      conditions,
      free: async () => disk.freeMb * MB,
      elapsed: () => disk.now,
    });
  });

  it('LG-6: when less is left than was set, then it is said once, before it is full, and when there is room again', async () => {
    for (const freeMb of [2_000, 512, 511, 100, 100, 600]) {
      disk.freeMb = freeMb;
      await watch.check();
    }
    expect(lines).toEqual([
      expect.stringMatching(/^The disk of the data folder has 511 MB left/),
      'There is room on the disk again.',
    ]);
    expect(watch.freeBytes).toBe(600 * MB);
  });

  it('LG-6: when appends take long, then it is said once, and again when none did for a minute', async () => {
    const appended = { outcome: 'appended', revision: 1, position: '1', asGiven: true } as const;
    for (const ms of [5, 1_400, 3, 2_000]) watch.note(appended, ms);
    expect(conditions.names).toEqual(['store_slow']);
    disk.now += 60_000;
    await watch.check();
    expect(conditions.names).toEqual(['store_slow']);
    disk.now += 1;
    await watch.check();
    expect(conditions.names).toEqual([]);
    expect(lines).toEqual([
      expect.stringMatching(/^Writing to the log took 1\.4 s/),
      'Writing to the log is no longer slow.',
    ]);
  });
});
