/// <reference types="node" />
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { eventCodecOf } from './codec.ts';
import { fact } from './fact.ts';
import { eventCodec, LOG_FORMAT, storedEventTypes, versionOf } from './index.ts';

const folder = new URL('../../golden/', import.meta.url);
const golden = readdirSync(folder).map((file) => {
  const [type = '', version = ''] = file.split('.');
  const stored = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Record<string, unknown>[];
  return { file, type, version: Number(version.slice(1)), stored };
});

describe('golden files: events that existing logs contain', () => {
  it('R15 there is one for every version of every event, and none of an unknown event', () => {
    const wanted = storedEventTypes.flatMap((t) =>
      Array.from({ length: versionOf(t) }, (_, i) => `${t}.v${i + 1}.json`),
    );
    expect(golden.map((g) => g.file)).toEqual(wanted.toSorted());
  });

  // A release that has written format 3 can't read an event, or a version, that was added since: who adds one raises
  // LOG_FORMAT here and there, or the second number alone where no release has written this format yet (ADR 91).
  it('OP-8 a new event, or a new version of one, raises the format of the log', () => {
    expect({ format: LOG_FORMAT, versions: golden.length }).toEqual({ format: 5, versions: 149 });
  });

  it.each(golden)('R15 $file is read', ({ type, version, stored }) => {
    for (const data of stored) {
      const read = eventCodec.read(type, version, data);
      expect(read).toMatchObject({ ok: true, event: { type } });
      if (version === versionOf(type)) expect(read).toEqual({ ok: true, event: { type, ...data } });
    }
  });
});

describe('unreadable events', () => {
  const admitted = golden.find((g) => g.type === 'PartyAdmitted')!.stored[0]!;

  it.each([
    ['an unknown type', 'PartyVanished', 1, admitted],
    ['a prototype key as type', '__proto__', 1, {}],
    ['a newer version', 'PartyAdmitted', 2, admitted],
    ['a version that is none', 'PartyAdmitted', Number.NaN, admitted],
    ['a missing field', 'PartyAdmitted', 1, { ...admitted, beds: undefined }],
    ['a wrong type', 'PartyAdmitted', 1, { ...admitted, beds: 'secret-value' }],
    ['an unknown word', 'PartyAdmitted', 1, { ...admitted, kind: 'secret-value' }],
    ['an instant of another form', 'HoldLapsed', 1, { holdId: 'h', at: '2026-03-28T23:00:00Z' }],
    ['null', 'PartyAdmitted', 1, null],
    ['a list', 'IntakeResumed', 1, []],
    ['a string', 'PartyAdmitted', 1, 'secret-value'],
  ])('R15 %s is refused with one sentence that quotes nothing', (_what, type, version, data) => {
    const read = eventCodec.read(type, version, data);
    expect(read).toEqual({ ok: false, reason: expect.stringMatching(/^[^.]+\.$/) });
    expect(JSON.stringify(read)).not.toContain('secret-value');
  });

  it('R15 an unknown field is dropped: adding one needs no version', () => {
    expect(eventCodec.read('RoomRetired', 1, { roomId: 'r', later: 1 })).toEqual({
      ok: true,
      event: { type: 'RoomRetired', roomId: 'r' },
    });
  });
});

describe('upcasters', () => {
  const codec = eventCodecOf({
    Counted: fact(
      z.object({ beds: z.int(), note: z.string() }),
      (d) => ({ beds: Number((d as { places: string }).places) }),
      (d) => ({ ...(d as object), note: (d as { beds: number }).beds > 1 ? 'many' : 'few' }),
    ),
  });

  it('R15 increase the version that writers write', () => {
    expect(codec.versionOf('Counted')).toBe(3);
    expect(() => codec.versionOf('Vanished')).toThrow('Vanished');
  });

  it('R15 lift each older version to the newest', () => {
    const event = { type: 'Counted', beds: 2, note: 'many' };
    expect(codec.read('Counted', 1, { places: '2' })).toEqual({ ok: true, event });
    expect(codec.read('Counted', 2, { beds: 2 })).toEqual({ ok: true, event });
    expect(codec.read('Counted', 3, { beds: 2, note: 'many' })).toEqual({ ok: true, event });
    expect(codec.read('Counted', 4, { beds: 2, note: 'many' })).toMatchObject({ ok: false });
  });

  it('R15 that fail make the event unreadable and throw nothing', () => {
    expect(codec.read('Counted', 1, null)).toEqual({
      ok: false,
      reason: 'Counted version 1 could not be lifted to version 3.',
    });
  });
});
