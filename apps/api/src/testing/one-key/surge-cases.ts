import type { SurgeCommandName } from '@safe-haven/contracts';
import type { Command, KeyCase } from './case.ts';
import { SURGE } from './shelter-cases.ts';

/** A surge under an id of its own, which the ministry opens and Atina confirms. */
export function surgeCases(id: string): Readonly<Record<SurgeCommandName, KeyCase>> {
  const by = (who: string, name: SurgeCommandName, body: Command['body'] = {}): Command => ({
    who,
    path: `surges/${id}/${name}`,
    body,
  });
  const open = by('fjolla', 'open', SURGE);
  const asks = [open, by('ana', 'confirm')];
  const afterwards = [by('fjolla', 'end')];
  return {
    open: { command: open, afterwards, refusedTo: 'aud' },
    confirm: { given: [open], command: by('ana', 'confirm'), afterwards },
    'ask-country': { given: asks, command: by('fjolla', 'ask-country', { country: 'BA' }), afterwards },
    'decline-country': {
      given: [...asks, by('fjolla', 'ask-country', { country: 'BA' })],
      command: by('azra', 'decline-country', { reason: 'no_staff' }),
      afterwards,
    },
    end: { given: [open], command: by('fjolla', 'end') },
  };
}
