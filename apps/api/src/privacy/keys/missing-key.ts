import { rmSync } from 'node:fs';
import type { Sealed } from '@safe-haven/domain';
import type { Keyring } from './keyring.ts';

/** A box with its authenticated context. */
export interface Sample {
  readonly sealed: Sealed;
  readonly purpose: string;
}

/** Enough to see whether the master key is correct; `keys` checks all. */
const MOST_SAMPLES = 200;

export interface Opening {
  readonly opened: number;
  /** Boxes wrapped by a master key that this program does not have. */
  readonly shut: number;
}

/** Tries to open the newest boxes of the log. Rejects when the log can't be read. */
export async function tryToOpen(keyring: Keyring, samples: readonly Sample[]): Promise<Opening> {
  const opening = { opened: 0, shut: 0 };
  for (const { sealed, purpose } of samples.slice(-MOST_SAMPLES)) {
    const { outcome } = await keyring.open(sealed, purpose);
    if (outcome === 'opened') opening.opened += 1;
    else if (outcome === 'wrong_master_key') opening.shut += 1;
  }
  return opening;
}

const PUT_BACK = 'Without it no name, no address and no way of signing in can be read (docs/operate/keys.md).';

/**
 * Why a program must not start: none of its master keys opens what the log has. Nobody could sign in, and new data
 * would be sealed under another key. A key file created at this start is deleted, so that it is not mistaken for the
 * right one. null: something opens, or nothing is sealed yet.
 */
export function missingKey({ opened, shut }: Opening, currentId: string, madeAt: string | null): string | null {
  if (opened > 0 || shut === 0) return null;
  if (madeAt === null)
    return `The master key that was given (${currentId}) opens nothing in this log: give the one that it was sealed with. ${PUT_BACK}`;
  rmSync(madeAt, { force: true });
  return `The master key of this log is not at ${madeAt}: put it back from where you keep it. ${PUT_BACK}`;
}
