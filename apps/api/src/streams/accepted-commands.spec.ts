import { describe, expect, it } from '@jest/globals';
import { AcceptedCommands } from './accepted-commands.ts';

const by = (commandId: string, recordedAt: string) => ({ person: 'jelena', commandId, hash: 'h', recordedAt });

describe('given accepted commands (SH-7)', () => {
  it('when a command wrote several events, then one entry spans them, however often they are learned', () => {
    const accepted = new AcceptedCommands();
    for (let again = 0; again < 2; again++) {
      for (const revision of [4, 5, 6])
        accepted.learn('shelter-a', revision, `p${revision}`, by('c', '2026-11-25T01:00:00.000Z'));
    }
    expect(accepted.find('shelter-a', 'jelena', 'c')).toMatchObject({
      firstRevision: 4,
      lastRevision: 6,
      position: 'p6',
    });
  });

  it('when the key is another person’s or another house’s, then it is not known', () => {
    const accepted = new AcceptedCommands();
    accepted.learn('shelter-a', 1, 'p', by('c', '2026-11-25T01:00:00.000Z'));
    expect(accepted.find('shelter-a', 'vera', 'c')).toBeUndefined();
    expect(accepted.find('shelter-b', 'jelena', 'c')).toBeUndefined();
  });

  it('when 72 hours have passed in the log, then it is forgotten', () => {
    const accepted = new AcceptedCommands();
    accepted.learn('shelter-a', 1, 'p', by('old', '2026-11-22T01:00:00.000Z'));
    accepted.learn('shelter-a', 2, 'q', by('edge', '2026-11-25T01:00:00.000Z'));
    expect(accepted.find('shelter-a', 'jelena', 'old')).toBeDefined();
    accepted.learn('shelter-a', 3, 'r', by('new', '2026-11-25T01:00:00.001Z'));
    expect(accepted.find('shelter-a', 'jelena', 'old')).toBeUndefined();
  });

  it('when restored from a snapshot, then the answers are the same', () => {
    const accepted = new AcceptedCommands();
    accepted.learn('shelter-a', 1, 'p', by('c', '2026-11-25T01:00:00.000Z'));
    const restored = new AcceptedCommands();
    restored.restore(JSON.parse(JSON.stringify(accepted.entries())));
    expect(restored.find('shelter-a', 'jelena', 'c')).toEqual(accepted.find('shelter-a', 'jelena', 'c'));
  });
});
