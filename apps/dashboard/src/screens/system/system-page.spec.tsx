import { afterEach, describe, expect, it } from '@jest/globals';
import type { SystemView } from '@safe-haven/contracts';
import { act, cleanup, render, screen, within } from '@testing-library/react';
import { FakeServer, ok } from '../../net/server.fixture.ts';
import SystemPage from './system-page.tsx';

const WELL: SystemView = {
  position: '0000000000000000',
  status: 'ready',
  concerns: [],
  startedAt: '2026-11-27T02:10:00.000Z',
  version: '0.2.0',
  logFormat: 3,
  store: 'sqlite',
  lastBackupAt: null,
  readerBehindMs: 0,
  storeSilentMs: 900,
  diskFreeBytes: 5 * 1024 ** 3,
  clockBehindMs: 0,
  openSockets: 12,
  unfinishedCommands: 0,
};

async function given(view: Partial<SystemView> = {}) {
  new FakeServer({ 'GET /api/system': ok({ ...WELL, ...view }) });
  await act(async () => void render(<SystemPage />));
  await act(async () => undefined);
}
const factOf = (name: string) => screen.getByText(name).nextElementSibling?.textContent;
const concerns = () =>
  within(screen.getByRole('region', { name: 'What to do' }))
    .queryAllByRole('listitem')
    .map((item) => item.textContent);

afterEach(cleanup);

describe('OP-17: how the program is, for administrators', () => {
  it('when it is well, then it says so, since when, of which release, and that there is nothing to do', async () => {
    await given();
    expect(screen.getByText('It is well.')).toBeTruthy();
    expect(screen.getByText('Nothing to do.')).toBeTruthy();
    expect(screen.getByText('Release 0.2.0, log format 3')).toBeTruthy();
    expect(
      ['Last backup', 'The log is kept', 'The log answered', 'Free on the disk', 'Open screens'].map(factOf),
    ).toEqual(['never', 'in a file on this machine', 'at once', '5 GB', '12']);
  });

  it('when it runs and nothing was ever copied, then it does not say that it is well', async () => {
    await given({
      concerns: [
        { code: 'backup_none', count: null },
        { code: 'daily_none', count: null },
      ],
    });
    expect(screen.queryByText('It is well.')).toBeNull();
    expect(concerns()).toEqual([
      'There was never a backup.Run haven backup now, then every day.',
      'No daily work is set up.Give HAVEN_DAILY_AT a time: it then forgets, copies and checks.',
    ]);
  });

  it('when something is wrong, then it says what ends it, in the order of the program; a code that it does not know is named', async () => {
    await given({
      status: 'degraded',
      concerns: [
        { code: 'holds_over', count: 2 },
        { code: 'disk_low', count: null },
        { code: 'backup_late', count: null },
        { code: 'of_a_newer_release', count: null },
      ],
      readerBehindMs: 60_000,
    });
    expect(screen.getByText('People can work. Something needs the operator.')).toBeTruthy();
    expect(concerns()).toEqual([
      '2 holds are over and do not end.Look at the clock and the log first.',
      'The disk gets full.Make room before it is full.',
      'There was no backup for a day and a half.Run haven backup, and see why.',
      'Something is wrong: of_a_newer_release.The manual for operators says more.',
    ]);
    expect(factOf('Newest change read')).toBe('1 min late');
  });
});
