import type { HandoverCommandName } from '@safe-haven/contracts';
import { START } from '@safe-haven/event-store';
import { deskIdOf } from '../../feed/live-handovers.ts';
import { type Command, type KeyCase, keyOf, madeBy } from './case.ts';

/** The desk of Atina, where jelena begins and ana takes over. */
export function shiftCases(): Readonly<Record<HandoverCommandName, KeyCase>> {
  const by = (who: string, name: HandoverCommandName, body: object = {}, key?: string): Command => ({
    who,
    path: `handover/${name}`,
    body,
    ...(key === undefined ? {} : { key }),
  });
  const desk = `shift-${deskIdOf({ organisation: 'Atina', shelters: null })}`;
  const first = keyOf('jelena begins');
  const seen = { shiftId: madeBy(desk, first), position: START };
  const begin = by('jelena', 'begin-shift', {}, first);
  const handOver = by('jelena', 'hand-over', seen);
  const override = by('ana', 'override-handover', { ...seen, reason: 'left_already' });
  return {
    'begin-shift': { command: begin, afterwards: [override], refusedTo: 'aud' },
    'hand-over': { given: [begin], command: handOver, afterwards: [by('ana', 'accept-handover', seen)] },
    'accept-handover': { given: [begin, handOver], command: by('ana', 'accept-handover', seen) },
    'override-handover': { given: [begin], command: override },
  };
}
