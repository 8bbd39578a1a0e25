import { type Position, StoreUnavailable } from '../port.ts';
import type { Cluster } from './cluster.ts';
import type { Connection } from './connection.ts';
import { findHead, type HeadSearch } from './head.ts';
import type { Health } from './health.ts';

export interface PingTarget extends HeadSearch {
  /** null: a single node. */
  readonly cluster: Cluster | null;
  readonly health: Health;
}

const ELSEWHERE = 'has another leader: it is asked from now on.';

/**
 * A liveness probe: the head of the log, read now from the leader that a majority names. When it fails the connection is
 * abandoned, with every pending call: the node may be frozen and another may lead.
 */
export async function ping({ cluster, health, ...log }: PingTarget, ms: number): Promise<Position> {
  const { connection, reader } = log;
  const { generation, aim } = connection;
  const unavailable = (reason: string) => {
    const sentence = `The store at ${connection.settings.hosts} ${reason}`;
    health.away(sentence);
    return new StoreUnavailable(sentence);
  };
  const headRead = findHead({ ...log, reader: reader.within(ms) }, ms).then(
    (position) => ({ position }),
    (error: unknown) => ({ error }),
  );
  const [found, leader] = await Promise.all([
    headRead,
    cluster === null ? null : followLeader(connection, cluster.leader(ms)),
  ]);
  if (connection.aim !== aim && leader !== null) throw unavailable(ELSEWHERE);
  if ('error' in found) throw found.error;
  if (cluster === null) return found.position;
  if (leader === null) throw unavailable('has no leader just now.');
  const isFromLeader = connection.generation === generation && (await connection.node()) === leader;
  if (isFromLeader) return found.position;
  await connection.renew(generation);
  throw unavailable(ELSEWHERE);
}

/** Sets the leader as soon as it is known, and replaces a client of another node. */
async function followLeader(connection: Connection, election: Promise<string | null>): Promise<string | null> {
  const leader = await election;
  if (leader === null) return null;
  connection.leads(leader);
  if (connection.aim !== null && connection.aim !== leader) await connection.renew(connection.generation);
  return leader;
}
