import type { KeyObject } from 'node:crypto';
import type { BrokenLink, Position } from '@safe-haven/event-store';
import type { Anchor } from '../anchors/anchor.ts';
import { firstForged, firstMismatch } from '../anchors/check.ts';
import { type DigestState, NOTHING_ROLLED } from '../log-digest.ts';
import { MOST_POSITIONS } from './log-check.ts';
import type { Target } from './target.ts';

export interface Anchored {
  readonly anchors: readonly Anchor[];
  readonly key: KeyObject;
}

export type LogCheckResult =
  | { readonly intact: true; readonly last: DigestState; readonly anchors: number }
  /** The reason, as a sentence. */
  | { readonly intact: false; readonly sentence: string };

const broken = (sentence: string): LogCheckResult => ({ intact: false, sentence });

/** Verifies every hash chain of a log and, where there are anchors, that the log still matches each of them. */
export async function verifyAll(
  target: Target,
  anchored: Anchored | null,
  onProgress: (events: number) => void,
): Promise<LogCheckResult> {
  const forged = anchored ? firstForged(anchored.anchors, anchored.key) : null;
  if (forged) return broken(forged);
  const link = await target.verify(onProgress);
  if (link) return broken(sentenceOf(link));
  const anchors = anchored?.anchors ?? [];
  const { last, at, logId, unreadable } = await digestAtAnchors(target, anchors);
  if (unreadable !== null) {
    return broken(
      `Every chain is whole, but the program can't read the event at position ${unreadable}, so it can't say what the log holds from there: stop it and run this again.`,
    );
  }
  const mismatch = firstMismatch(anchors, logId, at);
  return mismatch ? broken(mismatch) : { intact: true, last, anchors: anchors.length };
}

function sentenceOf({ stream, revision, position, reason }: BrokenLink): string {
  if (stream === '') return `The log is broken at position ${position}: ${reason}`;
  return `The chain of stream "${stream}" is broken at revision ${revision} (position ${position}): ${reason}`;
}

/** The digest at every anchor and at the end of the log, requested in batches. */
async function digestAtAnchors(target: Target, anchors: readonly Anchor[]) {
  const wanted = [...new Set(anchors.map((anchor) => anchor.position))].sort();
  const at = new Map<Position, DigestState>();
  let state = NOTHING_ROLLED;
  for (let from = 0; ; from += MOST_POSITIONS) {
    const answer = await target.digest(state, wanted.slice(from, from + MOST_POSITIONS));
    state = answer.at.at(-1) ?? state;
    for (const found of answer.at) at.set(found.position, found);
    if (answer.unreadable !== null || from + MOST_POSITIONS >= wanted.length) return { ...answer, at };
  }
}
