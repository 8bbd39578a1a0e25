import { type Position, StoreUnavailable } from '../port.ts';
import type { Cluster } from './cluster.ts';
import type { Connection } from './connection.ts';
import { findHead, type Searched } from './head.ts';
import type { Health } from './health.ts';

export interface Pinged extends Searched {
  /** Null: there is one node. */
  readonly cluster: Cluster | null;
  readonly health: Health;
}

const ELSEWHERE = 'has another leader: it is asked from now on.';

/**
 * A liveness probe: the head of the log, read now from the node that a majority takes for the leader. When one fails
 * the connection is abandoned, with everything that waits on it: the node may be frozen and another lead.
 */
export async function ping({ cluster, health, ...log }: Pinged, ms: number): Promise<Position> {
  const { connection, reader } = log;
  const { generation, aim } = connection;
  const away = (reason: string) => {
    const sentence = `The store at ${connection.settings.hosts} ${reason}`;
    health.away(sentence);
    return new StoreUnavailable(sentence);
  };
  const look = findHead({ ...log, reader: reader.within(ms) }, ms).then(
    (position) => ({ position }),
    (error: unknown) => ({ error }),
  );
  const [found, named] = await Promise.all([look, cluster === null ? null : turned(connection, cluster.leader(ms))]);
  if (connection.aim !== aim && named !== null) throw away(ELSEWHERE);
  if ('error' in found) throw found.error;
  if (cluster === null) return found.position;
  if (named === null) throw away('has no leader just now.');
  const wasThere = connection.generation === generation && (await connection.node()) === named;
  if (wasThere) return found.position;
  await connection.renew(generation);
  throw away(ELSEWHERE);
}

/** As soon as it is known who leads: a client that was made for another node waits no longer. */
async function turned(connection: Connection, leader: Promise<string | null>): Promise<string | null> {
  const named = await leader;
  if (named === null) return null;
  connection.leads(named);
  if (connection.aim !== null && connection.aim !== named) await connection.renew(connection.generation);
  return named;
}
