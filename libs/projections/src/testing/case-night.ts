import {
  type ExpectedParty,
  follow,
  isInTransit,
  isRequestClosed,
  isSuperseded,
  isTransferEnded,
  type ProposedTransfer,
  releaseReasonOf,
  releasesOf,
} from '@safe-haven/domain';
import { type Casework, type Duty, emptyCasework, projectCasework } from '../cases/casework.ts';
import { CaseLog, CLOCK, FOLLOWER } from './case-log.ts';

export const SHELTERS = ['lipa', 'jasen'] as const;

/**
 * A night with its process manager: consequences of the log run when `step` says so, each duty as often as requested.
 */
export class Night {
  readonly log = new CaseLog().registerShelter('lipa').registerShelter('jasen');
  readonly work: Casework = emptyCasework();
  readonly done: Duty[] = [];
  readonly #sent = new Set<string>();
  #read = 0;

  /** Projects new events. */
  fold(): void {
    for (; this.#read < this.log.entries.length; this.#read++)
      projectCasework(this.work, this.log.entries[this.#read]!);
  }

  step(): boolean {
    this.fold();
    const duty = this.work.duties.shift();
    if (duty === undefined) return false;
    this.done.push(duty);
    this.see(duty);
    return true;
  }

  settle(): void {
    for (const shelter of SHELTERS) this.log.shelter(shelter, { type: 'record-time' }, CLOCK);
    for (let i = 0; this.step(); i++) if (i > 5_000) throw new Error('it never comes to rest');
  }

  see(duty: Duty): void {
    if (duty.kind === 'sighting') this.#seeHold(duty);
    else if (duty.kind === 'closed') this.#seeEnd(duty.requestId);
    else if (duty.kind === 'transfer_changed') this.#seeChange(duty);
    else if (duty.kind === 'transfer_sighting') this.#seeAccepted(duty);
  }

  #seeAccepted({ sighting }: Extract<Duty, { kind: 'transfer_sighting' }>): void {
    this.log.transfer(sighting.transferId as string, { type: 'note-hold', sighting }, FOLLOWER);
    this.fold();
    const state = this.work.transfers.get(sighting.transferId as string);
    if (state && sighting.status === 'live' && isTransferEnded(state)) this.#letGo(state, sighting.holdId);
  }

  #seeHold({ sighting }: Extract<Duty, { kind: 'sighting' }>): void {
    const id = sighting.requestId as string;
    this.log.request(id, { type: 'note-hold', sighting }, FOLLOWER);
    this.fold();
    const state = this.work.requests.get(id);
    if (state) this.#release(follow(state, sighting).filter((next) => next.kind === 'release'));
  }

  #seeEnd(requestId: string): void {
    const state = this.work.requests.get(requestId)!;
    this.#release(releasesOf(state));
    if (!isRequestClosed(state)) return;
    for (const transfer of this.work.transfers.values()) {
      if (transfer.requestId !== requestId) continue;
      this.log.transfer(transfer.transferId, { type: 'call-off', placed: state.situation === 'placed' }, FOLLOWER);
    }
  }

  /** Who is on the way to a shelter, as the program says it when it decides. */
  expectedAt(shelterId: string): readonly ExpectedParty[] {
    this.fold();
    return [...this.work.transfers.values()].filter((one) => one.to.shelterId === shelterId && isInTransit(one));
  }

  #seeChange({ transferId, eventId, since }: Extract<Duty, { kind: 'transfer_changed' }>): void {
    const state = this.work.transfers.get(transferId)!;
    if (state.hold === null) return;
    if (isTransferEnded(state)) this.#letGo(state, state.hold.holdId);
    if (isTransferEnded(state) || state.departedAt === null) return;
    this.#endDiversions();
    // The command's id is made of the event: a repeat is the same command.
    if (this.#sent.has(eventId)) return;
    this.#sent.add(eventId);
    const command = { type: 'expect-transfer', transferId, arrival: state.arrival, since } as const;
    this.log.shelter(state.to.shelterId, command, FOLLOWER);
  }

  #endDiversions(): void {
    const { transfers } = this.work;
    for (const one of transfers.values())
      if (isSuperseded(one, transfers.values()))
        this.log.transfer(one.transferId, { type: 'call-off', placed: true }, FOLLOWER);
  }

  #letGo(state: ProposedTransfer, holdId: string): void {
    if (state.situation === 'arrived') return;
    const command = { type: 'release-hold', holdId, reason: releaseReasonOf(state) } as const;
    this.log.shelter(state.to.shelterId, command, FOLLOWER);
  }

  #release(
    releases: readonly { readonly shelterId: string; readonly holdId: string; readonly reason: string }[],
  ): void {
    for (const { shelterId, holdId, reason } of releases) {
      this.log.shelter(shelterId, { type: 'release-hold', holdId, reason: reason as 'declined' }, FOLLOWER);
    }
  }
}
