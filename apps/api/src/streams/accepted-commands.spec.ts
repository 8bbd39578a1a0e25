import { describe, expect, it } from '@jest/globals';
import { positionOf, type RecordedEvent } from '@safe-haven/event-store';
import { AcceptedCommands } from './accepted-commands.ts';

const by = (commandId: string, recordedAt = '2026-11-25T01:00:00.000Z') => ({
  person: 'jelena',
  commandId,
  recordedAt,
});

/** An event as the feed reads it: its stream, position and command. */
const read = (stream: string, revision: number, position: number, commandId: string): RecordedEvent => {
  const actor = { person: 'jelena', role: 'coordinator', organisation: 'Atina', country: 'RS' };
  const at = by(commandId).recordedAt;
  return {
    readable: true,
    eventId: `${stream}-${revision}`,
    stream,
    revision,
    position: positionOf(position),
    type: 'IntakeResumed',
    schemaVersion: 1,
    event: { type: 'IntakeResumed' },
    metadata: { occurredAt: at, recordedAt: at, actor, commandId, correlationId: commandId, source: 'app' },
    hash: '',
  };
};

const textOf = (accepted: AcceptedCommands): string => [...accepted.snapshotLines()].join('\n');

describe('given accepted commands (SH-7)', () => {
  it('when a command wrote several events, then the first is remembered, however often they are learned', () => {
    const accepted = new AcceptedCommands();
    for (let again = 0; again < 2; again++) {
      for (const revision of [4, 5, 6]) accepted.remember('shelter-a', revision, by('c'));
    }
    expect(accepted.find('shelter-a', 'jelena', 'c')).toBe(4);
  });

  it('when the key is another person’s or another house’s, then it is not known', () => {
    const accepted = new AcceptedCommands();
    accepted.remember('shelter-a', 1, by('c'));
    expect(accepted.find('shelter-a', 'vera', 'c')).toBeUndefined();
    expect(accepted.find('shelter-b', 'jelena', 'c')).toBeUndefined();
  });

  it('when 72 hours have passed in the log, then it is forgotten', () => {
    const accepted = new AcceptedCommands();
    accepted.remember('shelter-a', 1, by('old', '2026-11-22T01:00:00.000Z'));
    accepted.remember('shelter-a', 2, by('edge'));
    expect(accepted.find('shelter-a', 'jelena', 'old')).toBe(1);
    accepted.remember('shelter-a', 3, by('new', '2026-11-25T01:00:00.001Z'));
    expect(accepted.find('shelter-a', 'jelena', 'old')).toBeUndefined();
  });

  it('when the log is read, then commands on shelters are remembered: others are found in their stream', () => {
    const accepted = new AcceptedCommands();
    accepted.project(read('request-r', 1, 1, 'asked'));
    accepted.project(read('shelter-a', 7, 2, 'held'));
    expect(accepted.find('request-r', 'jelena', 'asked')).toBeUndefined();
    expect(accepted.find('shelter-a', 'jelena', 'held')).toBe(7);
  });

  it('when restored from a snapshot, then the answers are the same, and what was read before is not read again', () => {
    const accepted = new AcceptedCommands();
    accepted.project(read('shelter-a', 1, 5, 'c'));
    for (let i = 0; i < 2_500; i++) accepted.project(read('shelter-b', i + 1, 10 + i, `c${i}`));
    const restored = AcceptedCommands.read(textOf(accepted))!;
    expect(restored.find('shelter-a', 'jelena', 'c')).toBe(1);
    expect(restored.find('shelter-b', 'jelena', 'c2499')).toBe(2_500);
    expect(textOf(restored)).toBe(textOf(accepted));
    restored.project(read('shelter-a', 1, 5, 'earlier'));
    expect(restored.find('shelter-a', 'jelena', 'earlier')).toBeUndefined();
  });

  it('when what was saved is of another version or broken, then it is not taken', () => {
    const written = textOf(new AcceptedCommands());
    for (const bad of ['', 'null', '{}', written.slice(0, -3), written.replace('"version":1', '"version":0')]) {
      expect(AcceptedCommands.read(bad)).toBeNull();
    }
  });
});
