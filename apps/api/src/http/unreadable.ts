import { Logger } from '@nestjs/common';
import type { BoardFeed } from '../feed/board.feed.ts';
import type { LiveCasework } from '../feed/live-casework.ts';
import type { LiveHandovers } from '../feed/live-handovers.ts';
import type { LiveDirectory } from '../identity/live-directory.ts';
import type { LiveWebhooks } from '../webhooks/live-webhooks.ts';

/** Streams of one kind that this program can't read, and all of that kind. */
interface Count {
  readonly unreadable: number;
  readonly all: number;
}

/** What is counted: a word for each kind of stream that a projection follows. */
type UnreadableKind =
  | 'shelters'
  | 'people'
  | 'tokens'
  | 'addresses'
  | 'requests'
  | 'transfers'
  | 'webhooks'
  | 'handovers';

/** A few streams are an accident, and the others go on; more than this many and this part is another release's log. */
const ACCIDENTS = 2;
const TOO_MUCH = 0.1;
const LOOK_EVERY_MS = 60_000;

interface Parts {
  readonly feed: BoardFeed;
  readonly directory: LiveDirectory;
  readonly cases: LiveCasework;
  readonly webhooks: LiveWebhooks;
  readonly handovers: LiveHandovers;
  /** Given a sentence whenever the counts have changed. */
  readonly report?: (sentence: string) => void;
}

/** Counts the streams that this program can't read, of every kind, and says so when there are more or fewer. */
export class Unreadable {
  readonly #parts: Parts;
  readonly #report: (sentence: string) => void;
  #lastText = '';
  #looking: NodeJS.Timeout | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#report = parts.report ?? ((sentence) => new Logger('Unreadable').error(sentence));
  }

  counts(): Readonly<Record<UnreadableKind, Count>> {
    const { feed, directory, cases, webhooks, handovers } = this.#parts;
    const { people, tokens, vault, unreadable } = directory.directory;
    const { casework } = cases;
    const count = (names: Iterable<string>, isOfKind: (name: string) => boolean, known: number): Count => {
      const lost = [...names].filter(isOfKind).length;
      return { unreadable: lost, all: Math.max(known, lost) };
    };
    const startsWith = (prefix: string) => (name: string) => name.startsWith(prefix);
    return {
      shelters: count(feed.unreadable, () => true, feed.network.shelters.size),
      people: count(unreadable, (name) => !name.includes(':'), people.size),
      tokens: count(unreadable, startsWith('token:'), tokens.size),
      addresses: count(unreadable, startsWith('vault:'), vault.size),
      requests: count(casework.unreadable, startsWith('request-'), casework.requests.size),
      transfers: count(casework.unreadable, startsWith('transfer-'), casework.transfers.size),
      webhooks: count(webhooks.all.unreadable, () => true, webhooks.all.webhooks.size),
      handovers: count(handovers.handovers.unreadable, () => true, handovers.handovers.desks.size),
    };
  }

  total(): number {
    return Object.values(this.counts()).reduce((sum, { unreadable }) => sum + unreadable, 0);
  }

  /** Whether so much of a kind can't be read that this program should serve nobody. */
  isTooMuch(): boolean {
    return Object.values(this.counts()).some(
      ({ unreadable, all }) => unreadable > ACCIDENTS && unreadable > TOO_MUCH * all,
    );
  }

  /** Says what can't be read now, and from then on whenever that changes. */
  start(): void {
    this.look();
    this.#looking = setInterval(() => this.look(), LOOK_EVERY_MS);
    this.#looking.unref();
  }

  stop(): void {
    clearInterval(this.#looking);
  }

  look(): void {
    const lost = Object.entries(this.counts()).filter(([, { unreadable }]) => unreadable > 0);
    const text = lost.map(([kind, { unreadable, all }]) => `${unreadable} of ${all} ${kind}`).join(', ');
    if (text === this.#lastText) return;
    this.#lastText = text;
    this.#report(
      text === ''
        ? 'Everything in the log can be read.'
        : `The log holds what this release can't read: ${text}. A newer release wrote it: start that one.`,
    );
  }
}
