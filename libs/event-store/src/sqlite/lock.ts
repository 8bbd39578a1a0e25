import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';

/**
 * The lock is the kernel's, on the database file: it ends with its process, however that ends. The file next to it only
 * names the holder, so one left by a killed process means nothing.
 */
const holderPath = (path: string): string => `${path}.lock`;

export function nameHolder(path: string): void {
  const since = new Date().toISOString();
  writeFileSync(holderPath(path), `process ${process.pid} on ${hostname()} since ${since}\n`, { mode: 0o600 });
}

export function describeHolder(path: string): string {
  try {
    return readFileSync(holderPath(path), 'utf8').trim() || 'another process';
  } catch {
    return 'another process';
  }
}

export function unnameHolder(path: string): void {
  rmSync(holderPath(path), { force: true });
}
