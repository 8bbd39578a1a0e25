import { rmSync } from 'node:fs';

export default function forgetSeed(): void {
  const seeded = process.env['HAVEN_E2E_SEEDED'];
  if (seeded) rmSync(seeded, { recursive: true, force: true });
}
