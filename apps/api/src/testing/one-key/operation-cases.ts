import type { OperationCommandName } from '@safe-haven/contracts';
import { eventually, HANGS_MS } from '@safe-haven/jest-preset/waiting';
import { ONE } from '../../requests/testing/casework-program.ts';
import type { HttpProgram } from '../http-program.ts';
import { post } from '../second-factor.ts';
import type { Command, KeyCase } from './case.ts';
import { shelterCases } from './shelter-cases.ts';

/** An operation under an id of its own, of SOS or of Atina, whose house of the same name has room for it. */
export function operationCases(id: string): Readonly<Record<OperationCommandName, KeyCase>> {
  const by = (who: string, name: OperationCommandName, body: Command['body'] = {}): Command => ({
    who,
    path: `operations/${id}/${name}`,
    body,
  });
  const add = (line: number, party: object = ONE) => by('vera', 'add-party', { line, party });
  const open = by('vera', 'open', { expected: 2 });
  const close = by('vera', 'close');
  const { given: shelter = [] } = shelterCases(id)['hold-beds'];
  const typed = [open, add(1)];
  const afterwards = [close];
  const hold = by('vera', 'hold', async (at) => ({ plan: await planOf(at, id) }));
  const held = [...shelter, ...typed, hold];
  const ride = (name: 'add-ride' | 'change-ride', of: object, hours = 1) =>
    by('vera', name, async (at) => {
      await answered(at, id);
      return { ...of, lines: [1], leavesAt: new Date(at.clock.now() + hours * 3_600_000).toISOString() };
    });
  const riding = [...held, ride('add-ride', { shelterId: id })];
  return {
    open: { command: open, afterwards, refusedTo: 'aud' },
    help: { given: [open], command: by('lejla', 'help', async (at) => ({ code: await codeOf(at, id) })), afterwards },
    'take-lead': {
      given: [by('jelena', 'open', { expected: 2 })],
      command: by('ana', 'take-lead', { from: 'jelena' }),
      afterwards: [by('jelena', 'take-lead', { from: 'ana' })],
    },
    'add-party': { given: [open], command: add(1), afterwards: [by('vera', 'take-back-party', { line: 1 })] },
    'change-party': { given: typed, command: by('vera', 'change-party', { line: 1, party: ONE }), afterwards },
    'relate-party': {
      given: [...typed, add(2)],
      command: by('vera', 'relate-party', { line: 1, with: [2] }),
      afterwards: [by('vera', 'relate-party', { line: 1 })],
    },
    'record-crossing': {
      given: typed,
      command: by('vera', 'record-crossing', { line: 1, crosses: 'agreed' }),
      afterwards,
    },
    'take-back-party': { given: typed, command: by('vera', 'take-back-party', { line: 1 }), afterwards: [add(1)] },
    'join-parties': {
      given: [...typed, add(2)],
      command: by('vera', 'join-parties', { line: 1, other: 2, party: { adults: 2, children: 0 } }),
      afterwards: [add(2)],
    },
    'split-party': {
      given: [open, add(1, { adults: 2, children: 0 })],
      command: by('vera', 'split-party', { line: 1, party: ONE, into: { line: 2, party: ONE } }),
      afterwards: [by('vera', 'take-back-party', { line: 2 })],
    },
    'decide-shelter': {
      given: [...shelter, ...typed],
      command: by('vera', 'decide-shelter', { line: 1, shelterId: id }),
      afterwards: [by('vera', 'decide-shelter', { line: 1, shelterId: null })],
    },
    hold: { given: [...shelter, ...typed], command: hold, afterwards: [by('vera', 'undo-holds')] },
    confirm: { given: held, command: by('vera', 'confirm'), afterwards: [by('vera', 'undo-holds')] },
    'undo-holds': { given: held, command: by('vera', 'undo-holds'), afterwards },
    'add-ride': {
      given: held,
      command: ride('add-ride', { shelterId: id }),
      afterwards: [by('vera', 'call-off-ride', { ride: 1 })],
    },
    'change-ride': { given: riding, command: ride('change-ride', { ride: 1 }, 2), afterwards },
    'call-off-ride': { given: riding, command: by('vera', 'call-off-ride', { ride: 1 }), afterwards },
    'show-meeting-point': { given: riding, command: by('vera', 'show-meeting-point', { ride: 1 }), afterwards },
    close: { given: typed, command: close },
  };
}

/** The plan as it is now; of an operation that is not there something that is none. */
async function planOf(at: HttpProgram, id: string): Promise<string> {
  await at.program.feed.waitFor(await at.program.store.head(), HANGS_MS);
  const headers = { cookie: await at.cookieOf('vera') };
  return (await post(`${at.url}/api/operations/${id}/plan`, {}, headers)).body.plan ?? 'none';
}

async function codeOf(at: HttpProgram, id: string): Promise<string> {
  await at.program.feed.waitFor(await at.program.store.head(), HANGS_MS);
  return (await at.get('vera', `/api/operations/${id}`)).body.code ?? 'none';
}

/** Every house of the newest act has answered, and its answers are read. */
async function answered(at: HttpProgram, id: string): Promise<void> {
  await eventually(
    async () => {
      await at.program.feed.waitFor(await at.program.store.head(), HANGS_MS);
      return (await at.get('vera', `/api/operations/${id}`)).body.lines ?? [];
    },
    (lines: readonly { readonly situation: string }[]) => lines.every(({ situation }) => situation !== 'holding'),
  );
}
