import gossipService from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import featuresService from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import streamsService from '@eventstore/db-client/generated/streams_grpc_pb.js';
import {
  type Metadata,
  Server,
  ServerCredentials,
  type ServiceDefinition,
  type ServiceError,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { append, batchAppend } from './appending.ts';
import { clusterInfo, supportedMethods } from './cluster.ts';
import { softDelete, tombstone } from './deleting.ts';
import type { Faults } from './faults.ts';
import type { Log } from './log.ts';
import { read } from './reading.ts';
import { notLeader, unauthenticated } from './refusals.ts';
import type { Certificate } from './self-signed.ts';
import type { Call, Followed, Member, Serving } from './serving.ts';
import { frozenCopy, type ReadableLog } from './stale-log.ts';
import { TcpProxy } from './tcp-proxy.ts';

const LOOPBACK = '127.0.0.1';

/** State shared by the nodes of one double. */
export interface Shared {
  readonly log: Log;
  readonly faults: Faults;
  readonly calls: Call[];
  readonly nodes: Node[];
  /** Passwords by user; null: no authentication. */
  users: Readonly<Record<string, string>> | null;
  readonly tls: Certificate | null;
  readonly maxAppendBytes: number;
  readonly version: string;
  leading: number;
}

/** One server of the double, on a port that it keeps when restarted. */
export class Node implements Serving, Member {
  readonly subscriptions = new Set<Followed>();
  /** The proxy between the node and its clients. */
  readonly wire = new TcpProxy();
  readonly #shared: Shared;
  #server: Server | null = null;
  #stale: ReadableLog | null = null;

  constructor(shared: Shared) {
    this.#shared = shared;
  }

  /** With TLS a host name: an IP address can't be a TLS server name. */
  get host(): string {
    return this.#shared.tls ? 'localhost' : LOOPBACK;
  }
  get log(): Log {
    return this.#shared.log;
  }
  get faults(): Faults {
    return this.#shared.faults;
  }
  get maxAppendBytes(): number {
    return this.#shared.maxAppendBytes;
  }
  get port(): number {
    return this.wire.port;
  }
  get running(): boolean {
    return this.#server !== null;
  }
  /** The log it reads: a deposed leader has the log as it was then. */
  get readable(): ReadableLog {
    return this.#stale ?? this.log;
  }
  get isDeposed(): boolean {
    return this.#stale !== null;
  }
  /** The node that this one considers the leader. */
  get leader(): Node {
    return this.isDeposed ? this : (this.#shared.nodes[this.#shared.leading] ?? this);
  }

  /** Partitions it from the others: it still considers itself the leader, and its writes are never confirmed. */
  depose(): void {
    this.#stale = frozenCopy(this.log);
  }

  async start(): Promise<void> {
    if (this.#server) return;
    const server = this.#build();
    this.#server = server;
    const port = await bound(server, `${LOOPBACK}:0`, credentialsOf(this.#shared.tls));
    if (this.#server === server) await this.wire.open(port);
  }

  /** Cuts every connection at once, like a killed process. */
  stop(): void {
    this.wire.close();
    this.#server?.forceShutdown();
    this.#server = null;
    this.#stale = null;
  }

  /** Killed and restarted. */
  kill(): void {
    this.stop();
    void this.start();
  }

  /** Records a call; returns an error when the caller is not permitted. */
  admit(call: Omit<Call, 'user' | 'requiresLeader'>, metadata: Metadata): ServiceError | null {
    const [user = null, password] = userOf(metadata);
    const requiresLeader = metadata.get('requires-leader')[0] === 'true';
    this.#shared.calls.push({ ...call, user, requiresLeader });
    const { users } = this.#shared;
    if (users && (user === null || users[user] !== password)) return unauthenticated();
    if (requiresLeader && this.leader !== this) return notLeader(this.leader.host, this.leader.port);
    return null;
  }

  #build(): Server {
    const server = new Server({ 'grpc.max_receive_message_length': 17 * 1024 * 1024 });
    const { nodes, version } = this.#shared;
    add(server, streamsService.StreamsService, {
      append: (call: Parameters<typeof append>[1], answer: Parameters<typeof append>[2]) => append(this, call, answer),
      batchAppend: (call: Parameters<typeof batchAppend>[1]) => batchAppend(this, call),
      read: (call: Parameters<typeof read>[1]) => read(this, call),
      delete: (call: Parameters<typeof softDelete>[1], answer: Parameters<typeof softDelete>[2]) =>
        softDelete(this, call, answer),
      tombstone: (call: Parameters<typeof tombstone>[1], answer: Parameters<typeof tombstone>[2]) =>
        tombstone(this, call, answer),
    });
    add(server, gossipService.GossipService, {
      read: (_: unknown, answer: (error: null, info: unknown) => void) => answer(null, clusterInfo(nodes, this.leader)),
    });
    add(server, featuresService.ServerFeaturesService, {
      getSupportedMethods: (_: unknown, answer: (error: null, methods: unknown) => void) =>
        answer(null, supportedMethods(version)),
    });
    return server;
  }
}

/** An unknown field at the end of each response: a newer server may add fields. */
const UNKNOWN_FIELD = Buffer.from([0xf8, 0xff, 0x01, 0x01]);

function add(server: Server, service: object, handlers: UntypedServiceImplementation): void {
  const methods = Object.entries(service as ServiceDefinition).map(([name, method]) => [
    name,
    { ...method, responseSerialize: (value: never) => Buffer.concat([method.responseSerialize(value), UNKNOWN_FIELD]) },
  ]);
  server.addService(Object.fromEntries(methods), handlers);
}

const credentialsOf = (tls: Certificate | null): ServerCredentials =>
  tls
    ? ServerCredentials.createSsl(null, [{ private_key: Buffer.from(tls.key), cert_chain: Buffer.from(tls.cert) }])
    : ServerCredentials.createInsecure();

function bound(server: Server, address: string, credentials: ServerCredentials): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync(address, credentials, (error, port) => (error ? reject(error) : resolve(port)));
  });
}

/** The user and password of a call; a password may contain colons. */
function userOf(metadata: Metadata): string[] {
  const [scheme, encoded = ''] = String(metadata.get('authorization')[0] ?? '').split(' ');
  const [user = '', ...password] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return scheme === 'Basic' ? [user, password.join(':')] : [];
}
