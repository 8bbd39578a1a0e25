import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const ROOT = join(import.meta.dirname, '../../..');

/** The built program with these settings, until it ends. */
function started(settings: Readonly<Record<string, string>>): Promise<{ code: unknown; err: string }> {
  const env = { PATH: process.env['PATH'], PORT: '0', ...settings };
  return new Promise((resolve) => {
    execFile(process.execPath, ['apps/api/dist/main.js'], { cwd: ROOT, env }, (error, _, err) =>
      resolve({ code: error?.code, err }),
    );
  });
}

describe('OP-10: given a wrong setting', () => {
  it.each([
    ['HAVEN_PUBLIC_ULR', 'https://haven.example.org', 'it is HAVEN_PUBLIC_URL'],
    ['HAVEN_DEMO', 'yes', 'HAVEN_DEMO is 1 (on) or 0 (off)'],
    ['HAVEN_METRICS_HOST', '0.0.0.0', 'set HAVEN_METRICS_PORT as well'],
  ])('when it is %s=%s, then it ends with 78, says so, and leaves nothing behind', async (name, value, sentence) => {
    const folder = mkdtempSync(join(tmpdir(), 'haven-settings-'));
    const dataDir = join(folder, 'data');
    const ended = await started({ HAVEN_DATA_DIR: dataDir, [name]: value });
    expect(ended).toMatchObject({ code: 78, err: expect.stringContaining(sentence) });
    expect(existsSync(dataDir)).toBe(false);
    rmSync(folder, { recursive: true });
  });
});
