import {
  type ShiftCommand,
  type ShiftEvent,
  type ShiftRejection,
  type ShiftState,
  shiftDecider,
} from '@safe-haven/domain';
import { LRUCache } from 'lru-cache';
import { CaseStreams } from '../streams/case-streams.ts';
import type { CommandRequest } from '../streams/command.ts';
import type { Streams } from '../streams/streams.ts';

/** As long as a command may be under way (SH-20), and how many of them. */
const KEY_TTL_MS = 15 * 60_000;
const MOST = 10_000;

/** The write path of `shift-…` streams. */
export class ShiftStreams extends CaseStreams<ShiftState, ShiftCommand, ShiftEvent, ShiftRejection> {
  readonly #desks: LRUCache<string, string>;

  constructor(streams: Streams) {
    super(streams, shiftDecider);
    const perf = { now: () => streams.clock.now() };
    this.#desks = new LRUCache({ max: MOST, ttl: KEY_TTL_MS, ttlResolution: 0, perf });
  }

  /**
   * The desk that the first copy of a command was about. The address names none: it is the sender's, who may have another
   * one since (SH-7).
   */
  deskOf({ commandId, actor: { person } }: Pick<CommandRequest<unknown>, 'commandId' | 'actor'>, now: string): string {
    const key = `${person} ${commandId}`;
    const desk = this.#desks.get(key) ?? now;
    this.#desks.set(key, desk, { noUpdateTTL: true });
    return desk;
  }
}
