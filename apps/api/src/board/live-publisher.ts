import type { Snapshot, Update } from '@safe-haven/contracts';
import type { Audience } from '@safe-haven/projections';
import type { Publisher } from './live-board.ts';

const noPublisher: Publisher = { update: () => undefined, aged: () => undefined };

/**
 * Where the live board publishes; it has no subscriber until the gateway listens. The board does not depend on sockets.
 */
export class LivePublisher implements Publisher {
  #to: Publisher = noPublisher;

  to(publisher: Publisher): void {
    this.#to = publisher;
  }

  update(audience: Audience, update: Update): void {
    this.#to.update(audience, update);
  }

  aged(audience: Audience, update: Update, everything: () => Snapshot): void {
    this.#to.aged(audience, update, everything);
  }
}
