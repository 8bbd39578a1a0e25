import type { EventStoreDBClient } from '@eventstore/db-client';
import gossipService from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import gossip, { type ClusterInfo, type MemberInfo } from '@eventstore/db-client/generated/gossip_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import { clientOf, closeChannel, DEADLINE_MARGIN_MS, internalsOf } from './client-internals.ts';
import type { Settings } from './settings.ts';
import { SilenceTimer } from './silence-timer.ts';

const { LEADER, READONLYREPLICA, PREREADONLYREPLICA, READONLYLEADERLESS } = gossip.MemberInfo.VNodeState;
/** Node states that replicate the log without a vote. */
const WITHOUT_VOTE: readonly number[] = [READONLYREPLICA, PREREADONLYREPLICA, READONLYLEADERLESS];

/** The generated client, as the library below it takes its arguments: options may stand where metadata does. */
interface Gossip {
  read(nothing: unknown, options: { deadline: Date }, done: (error: Error | null, info: ClusterInfo) => void): unknown;
}

/** What one node says: who has a vote, and who leads (`host:port`). */
interface View {
  readonly voters: readonly string[];
  readonly leader: string | null;
}

/**
 * The nodes of a cluster. All are asked in parallel, so a silent node delays nothing, and a deposed leader that still
 * believes in itself is outvoted. (The client asks one node and believes it.)
 */
export class Cluster {
  readonly #settings: Settings;
  readonly #clients = new Map<string, EventStoreDBClient>();
  #voters: readonly string[] = [];
  #made = 0;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /**
   * The node that a majority of those with a vote names, as soon as it has; null when there is none within `ms`. Never
   * rejects.
   */
  async leader(ms: number): Promise<string | null> {
    const known = this.#voters.length > 0 ? this.#voters : seedsOf(this.#settings);
    const views = new Map<string, View>();
    const named = await this.#vote(known, views, ms);
    // Nobody is there under these addresses any more: begin with those we were given.
    if (views.size === 0) this.#voters = [];
    const others = this.#voters.filter((node) => !known.includes(node));
    return named ?? (others.length > 0 ? this.#vote(others, views, ms) : null);
  }

  /** Asks nodes, and notes what they say beside what others said before. */
  async #vote(nodes: readonly string[], views: Map<string, View>, ms: number): Promise<string | null> {
    const { promise: decided, resolve } = Promise.withResolvers<string | null>();
    const asked = nodes.map(async (node) => {
      const view = await this.#ask(node, ms);
      if (view === null) return;
      views.set(node, view);
      if (view.voters.length > 0) this.#voters = view.voters;
      const named = majorityOf(this.#voters, views);
      if (named !== null) resolve(named);
    });
    void Promise.all(asked).then(() => resolve(null));
    return decided;
  }

  async close(): Promise<void> {
    const clients = [...this.#clients.values()];
    this.#clients.clear();
    await Promise.all(clients.map(closeChannel));
  }

  async #ask(node: string, ms: number): Promise<View | null> {
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
    const { promise: none, resolve } = Promise.withResolvers<null>();
    const silence = new SilenceTimer(ms, () => resolve(null));
    const view = await Promise.race([answer.then(viewOf, () => null), none]);
    silence.end();
    if (view === null) this.#leave(node, client);
    return view;
  }

  #clientOf(node: string): EventStoreDBClient {
    const known = this.#clients.get(node);
    if (known) return known;
    this.#made += 1;
    const client = clientOf(this.#settings, node, { number: this.#made, aside: true });
    this.#clients.set(node, client);
    return client;
  }

  /** A node that is back gets a new connection at once: the old one's reconnect backoff would keep growing. */
  #leave(node: string, client: EventStoreDBClient): void {
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

/** The nodes that the connection string names. */
const seedsOf = ({ hosts }: Settings): string[] =>
  hosts.split(',').map((host) => (/:\d+$/.test(host) ? host : `${host}:2113`));

function viewOf(info: ClusterInfo): View {
  const members = info.getMembersList().filter((member) => !WITHOUT_VOTE.includes(member.getState()));
  const leader = members.find((member) => member.getState() === LEADER && member.getIsAlive());
  return {
    voters: members.map(addressOf).filter((address) => address !== ''),
    leader: leader ? addressOf(leader) : null,
  };
}

function addressOf(member: MemberInfo): string {
  const at = member.getHttpEndPoint();
  return at ? `${at.getAddress()}:${at.getPort()}` : '';
}
