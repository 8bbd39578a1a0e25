import { momentAfter } from '../../dated.ts';
import { accepted, acceptedAt, refuse } from '../../decider.ts';
import { isMember } from '../state.ts';
import type { OperationCommandRow } from './command.ts';

/** The one who opens it leads it. */
export const open: OperationCommandRow<'open'> = {
  when: 'any',
  decide({ expected, avoided, where }, state, { id, now, actor }) {
    if (state.situation !== 'unopened') return refuse('operation_opened');
    const { organisation, country } = actor;
    if (organisation === null) return refuse('other_organisation');
    if (where.key !== `operation-${id}`) return refuse('sealed_elsewhere');
    return acceptedAt(now, { type: 'OperationOpened', openedBy: { organisation, country }, expected, avoided, where });
  },
};

/** Its own people need no code, and one who helps already is accepted without events. */
export const help: OperationCommandRow<'help'> = {
  when: 'open',
  decide: (_, state, { now, actor }) =>
    isMember(state, actor)
      ? accepted()
      : acceptedAt(momentAfter(state.recordedAt, now), { type: 'OperationHelperJoined' }),
};

/** Of two who take it at once the first has it, and the other is refused. */
export const takeLead: OperationCommandRow<'take-lead'> = {
  when: 'open',
  decide({ from }, state, { now, actor }) {
    if (actor.organisation !== state.organisation) return refuse('other_organisation');
    if (state.lead.person === actor.person) return accepted();
    if (state.lead.person !== from) return refuse('lead_changed');
    return acceptedAt(momentAfter(state.recordedAt, now), { type: 'OperationLeadTaken', from });
  },
};

export const close: OperationCommandRow<'close'> = {
  when: 'open',
  by: 'lead',
  decide: (_, state, { now }) =>
    acceptedAt(momentAfter(state.recordedAt, now), { type: 'OperationClosed', because: 'by_hand' }),
};
