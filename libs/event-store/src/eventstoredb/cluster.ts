import type { EventStoreDBClient } from '@eventstore/db-client';
import gossipService from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import gossip, { type ClusterInfo, type MemberInfo } from '@eventstore/db-client/generated/gossip_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import { clientOf, closeChannel, DEADLINE_MARGIN_MS, internalsOf } from './client-internals.ts';
import type { Settings } from './settings.ts';
import { SilenceTimer } from './silence-timer.ts';

const { LEADER, READONLYREPLICA, PREREADONLYREPLICA, READONLYLEADERLESS } = gossip.MemberInfo.VNodeState;
/** Node states that replicate the log without a vote. */
const NON_VOTING: readonly number[] = [READONLYREPLICA, PREREADONLYREPLICA, READONLYLEADERLESS];

/** The generated gRPC client, with the call signature of the underlying library: options may replace metadata. */
interface Gossip {
  read(nothing: unknown, options: { deadline: Date }, done: (error: Error | null, info: ClusterInfo) => void): unknown;
}

/** The view of one node: the voting members, and the leader (`host:port`). */
interface View {
  readonly voters: readonly string[];
  readonly leader: string | null;
}

/**
 * The nodes of a cluster. All are asked in parallel, so a silent node delays nothing, and a deposed leader that does not
 * know it yet is outvoted. (The client itself asks one node and trusts it.)
 */
export class Cluster {
  readonly #settings: Settings;
  readonly #clients = new Map<string, EventStoreDBClient>();
  #voters: readonly string[] = [];
  #created = 0;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /**
   * The leader named by a majority of the voting nodes, as soon as there is one; null when there is none within `ms`. Never
   * rejects.
   */
  async leader(ms: number): Promise<string | null> {
    const nodes = this.#voters.length > 0 ? this.#voters : seedsOf(this.#settings);
    const views = new Map<string, View>();
    const named = await this.#vote(nodes, views, ms);
    // None of these addresses answered: start again with those of the connection string.
    if (views.size === 0) this.#voters = [];
    const others = this.#voters.filter((node) => !nodes.includes(node));
    return named ?? (others.length > 0 ? this.#vote(others, views, ms) : null);
  }

  /** Asks nodes and adds their views to the given ones. */
  async #vote(nodes: readonly string[], views: Map<string, View>, ms: number): Promise<string | null> {
    const { promise: decided, resolve } = Promise.withResolvers<string | null>();
    const requests = nodes.map(async (node) => {
      const view = await this.#gossip(node, ms);
      if (view === null) return;
      views.set(node, view);
      if (view.voters.length > 0) this.#voters = view.voters;
      const named = majorityOf(this.#voters, views);
      if (named !== null) resolve(named);
    });
    void Promise.all(requests).then(() => resolve(null));
    return decided;
  }

  async close(): Promise<void> {
    const clients = [...this.#clients.values()];
    this.#clients.clear();
    await Promise.all(clients.map(closeChannel));
  }

  async #gossip(node: string, ms: number): Promise<View | null> {
    const client = this.#clientOf(node);
    const answer = internalsOf(client).execute(
      gossipService.GossipClient,
      'gossip',
      (service: Gossip) =>
        new Promise<ClusterInfo>((resolve, reject) => {
          const deadline = new Date(Date.now() + ms + DEADLINE_MARGIN_MS);
          service.read(new shared.Empty(), { deadline }, (error, info) => (error ? reject(error) : resolve(info)));
        }),
    );
    const { promise: timeout, resolve } = Promise.withResolvers<null>();
    const silence = new SilenceTimer(ms, () => resolve(null));
    const view = await Promise.race([answer.then(viewOf, () => null), timeout]);
    silence.stop();
    if (view === null) this.#discard(node, client);
    return view;
  }

  #clientOf(node: string): EventStoreDBClient {
    const existing = this.#clients.get(node);
    if (existing) return existing;
    this.#created += 1;
    const client = clientOf(this.#settings, node, { number: this.#created, aside: true });
    this.#clients.set(node, client);
    return client;
  }

  /** Discards a silent node's client, because the reconnect backoff of its connection would keep growing. */
  #discard(node: string, client: EventStoreDBClient): void {
    if (this.#clients.get(node) !== client) return;
    this.#clients.delete(node);
    void closeChannel(client);
  }
}

function majorityOf(voters: readonly string[], views: ReadonlyMap<string, View>): string | null {
  const votes = Map.groupBy(voters, (node) => views.get(node)?.leader ?? null);
  votes.delete(null);
  return [...votes].find(([, named]) => named.length * 2 > voters.length)?.[0] ?? null;
}

/** The nodes of the connection string. */
const seedsOf = ({ hosts }: Settings): string[] =>
  hosts.split(',').map((host) => (/:\d+$/.test(host) ? host : `${host}:2113`));

function viewOf(info: ClusterInfo): View {
  const members = info.getMembersList().filter((member) => !NON_VOTING.includes(member.getState()));
  const leader = members.find((member) => member.getState() === LEADER && member.getIsAlive());
  return {
    voters: members.map(addressOf).filter((address) => address !== ''),
    leader: leader ? addressOf(leader) : null,
  };
}

function addressOf(member: MemberInfo): string {
  const endpoint = member.getHttpEndPoint();
  return endpoint ? `${endpoint.getAddress()}:${endpoint.getPort()}` : '';
}
