import { randomUUID } from 'node:crypto';
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import { status } from '@grpc/grpc-js';
import type { LogRecord, Place } from './log.ts';
import { caughtUp, checkpoint, confirmation, eventMessage, type Filter, filterOf, placeOf } from './messages.ts';
import { type ReadCall, send } from './read-call.ts';
import { refusal } from './refusals.ts';
import type { Followed, Serving } from './serving.ts';

/** One open subscription to the whole log. */
class Subscription implements Followed {
  readonly #node: Serving;
  readonly #call: ReadCall;
  readonly #filter: Filter;
  #cursor: Place;
  #searched = 0;
  #muted = false;
  #ended = false;
  #wake = () => {};

  constructor(node: Serving, call: ReadCall, filter: Filter, after: Place) {
    this.#node = node;
    this.#call = call;
    this.#filter = filter;
    this.#cursor = after;
    this.#muted = node.faults.muteNewSubscriptions;
  }

  end(): void {
    this.#ended = true;
    this.#call.end();
    this.#wake();
  }

  fail(code: status): void {
    this.#ended = true;
    this.#call.emit('error', refusal(code, 'Dropped by a fault hook'));
    this.#wake();
  }

  mute(): void {
    this.#muted = true;
  }

  async run(): Promise<void> {
    const unwatch = this.#node.log.watch(() => this.#wake());
    this.#call.on('cancelled', () => {
      this.#ended = true;
      this.#wake();
    });
    await this.#send(confirmation(randomUUID()));
    let live = false;
    while (!this.#ended) {
      const next = this.#muted
        ? undefined
        : this.#node.readable.records[this.#node.readable.firstFrom(this.#cursor, false)];
      if (next) await this.#pass(next);
      else if (!live && !this.#muted) {
        live = true;
        await this.#send(caughtUp());
      } else {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
    }
    unwatch();
    this.#node.subscriptions.delete(this);
  }

  async #pass(record: LogRecord): Promise<void> {
    this.#cursor = record;
    this.#searched += 1;
    if (this.#filter.matches(record)) await this.#send(eventMessage(record));
    if (this.#searched % this.#filter.checkpointEvery === 0) await this.#send(checkpoint(record));
  }

  async #send(message: ReadResp): Promise<void> {
    if (!this.#ended) await send(this.#call, message);
  }
}

/** Positions are exclusive here: the first event is the one after the given position. */
export function subscribe(node: Serving, call: ReadCall, options: ReadReq.Options): Promise<void> {
  const subscription = new Subscription(node, call, filterOf(options), startOf(node, options));
  node.subscriptions.add(subscription);
  return subscription.run();
}

function startOf(node: Serving, options: ReadReq.Options): Place {
  const all = options.getAll();
  const place = all?.getPosition();
  if (all?.hasEnd()) return node.readable.records.at(-1) ?? START;
  if (!place) return START;
  const named = placeOf(place);
  if (node.faults.repeats === 0) return named;
  return node.readable.records[node.readable.firstFrom(named, false) - 1 - node.faults.repeats] ?? START;
}

const START: Place = { commit: -1n, prepare: -1n };
