import gossip from '@eventstore/db-client/generated/gossip_pb.js';
import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import type { Address, Member } from './serving.ts';

const { FOLLOWER, LEADER } = gossip.MemberInfo.VNodeState;

/** The answer of `Gossip.Read`: the nodes of the cluster, which one leads, and which are alive. */
export function clusterInfo(nodes: readonly Member[], leader: Address) {
  const members = nodes.map((node, i) => {
    const member = new gossip.MemberInfo();
    member.setInstanceId(new shared.UUID().setString(`00000000-0000-4000-8000-00000000000${i}`));
    member.setTimeStamp('0');
    member.setState(leader === node ? LEADER : FOLLOWER);
    member.setIsAlive(node.running);
    member.setHttpEndPoint(new gossip.EndPoint().setAddress(node.host).setPort(node.port));
    return member;
  });
  return new gossip.ClusterInfo().setMembersList(members);
}

const METHODS = ['append', 'batchappend', 'read', 'delete', 'tombstone'];

/** The answer of `ServerFeatures.GetSupportedMethods`: batch append is offered, so that a client could use it. */
export function supportedMethods(version: string) {
  const methods = METHODS.map((name) => {
    const method = new features.SupportedMethod();
    method.setMethodName(name);
    method.setServiceName('event_store.client.streams.streams');
    return method;
  });
  return new features.SupportedMethods().setMethodsList(methods).setEventStoreServerVersion(version);
}
