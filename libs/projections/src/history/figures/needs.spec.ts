import { describe, expect, it } from '@jest/globals';
import type { Actor, RequestCommand } from '@safe-haven/domain';
import { CaseLog, CLOCK, opening, VERA } from '../../testing/case-log.ts';
import { exactly, figures } from '../../testing/figures.ts';
import { historyFromSnapshot, historyLines } from '../snapshot.ts';

const QUERY = { from: '2026-11-01', to: '2026-11-30', by: 'organisation' } as const;
const MANAGER: Actor = { ...VERA, person: 'boss', role: 'manager' };

/** The needs in the figures of the manager of the organisation that asked. */
function needOf(log: CaseLog, viewer: Actor = MANAGER) {
  const [line] = figures(log.past(), QUERY, viewer, log.now).lines;
  return line === undefined ? null : exactly(line.whole).needs;
}

const close = (...reasons: string[]): RequestCommand => ({ type: 'close-unmet', reasons }) as RequestCommand;

/** Opens a request, broadcasts it to a shelter, and closes it unmet. */
function unmet(log: CaseLog, requestId: string, ...reasons: string[]): void {
  log.request(requestId, opening(requestId));
  log.request(requestId, { type: 'broadcast', shelters: ['lipa'], minutes: 30 } as unknown as RequestCommand);
  expect(log.pass(5).request(requestId, close(...reasons))).toBe('done');
}

describe('unmet need', () => {
  it('FG-2 counts a request once, under each of its reasons, and only for the organisation that asked', () => {
    const log = new CaseLog().registerShelter('lipa');
    unmet(log, 'a', 'no_free_place', 'too_far');
    unmet(log, 'b', 'sons_max_age', 'pregnancy');
    log.request('open', opening('open'));
    expect(needOf(log)).toMatchObject({
      opened: 3,
      unmet: 2,
      reasons: { no_free_place: 1, too_far: 1, intake_rule: 1, no_staff: 0, not_known: 0 },
    });
    expect(needOf(log, { ...MANAGER, organisation: 'Lara' })).toBeNull();
    expect(needOf(log, { ...MANAGER, role: 'hotline' })).toBeNull();
  });

  it('FG-2 is not counted when the party was placed after closing, and is again when that placement is undone', () => {
    const log = new CaseLog().registerShelter('lipa');
    unmet(log, 'a', 'no_answer');
    const sighting = {
      shelterId: 'lipa',
      requestId: 'a',
      transferId: null,
      holdId: 'h',
      at: log.instant,
      reason: null,
    };
    const noteHold = (status: string, revision: number, causeId: string) =>
      log.request('a', { type: 'note-hold', sighting: { ...sighting, status, revision, causeId } } as never, {
        ...CLOCK,
        person: 'system:requests',
      });
    expect(noteHold('admitted', 9, 'c1')).toBe('done');
    expect(needOf(log)).toMatchObject({ opened: 1, unmet: 0 });
    expect(noteHold('released', 10, 'c2')).toBe('done');
    expect(needOf(log)).toMatchObject({ opened: 1, unmet: 1, reasons: { no_answer: 1 } });
  });

  it('FG-2 is still counted when the request is no longer held, and after a snapshot', () => {
    const log = new CaseLog().registerShelter('lipa');
    unmet(log, 'a', 'no_free_place');
    log.pass(60 * 24 * 40).request('b', opening('b'));
    const history = log.past();
    expect([...history.requests.keys()]).toEqual(['b']);
    expect(history.needs.requests.get('a')).toMatchObject({ situation: 'unmet', kinds: ['no_free_place'] });
    expect(historyFromSnapshot([...historyLines(history)].join('\n'))).toEqual(history);
  });

  it('FG-2 of an older log is counted by its reasons in the clear, or as not known', () => {
    const log = new CaseLog();
    for (const [requestId, reasons] of [
      ['a', ['pets']],
      ['b', []],
    ] as const) {
      log.request(requestId, opening(requestId));
      log.request(requestId, close('no_answer'));
      const last = log.entries.pop()!;
      if (!last.readable) throw new Error();
      const event = { type: 'RequestClosedUnmet', reasons, interim: null } as const;
      log.entries.push({ ...last, event });
    }
    expect(needOf(log)).toMatchObject({ unmet: 2, reasons: { intake_rule: 1, not_known: 1, no_answer: 0 } });
  });
});

describe('searches', () => {
  it('FG-2 are added up for the organisation of the person who searched; those without a result also apart', () => {
    const log = new CaseLog();
    log.request('a', opening('a'));
    const [entry] = log.entries;
    if (!entry?.readable) throw new Error();
    for (const [i, found] of [
      { searches: 1, country: 'RS' },
      { searches: 3, foundNothing: 2 },
    ].entries()) {
      const place = { stream: 'access-2026-11-25', revision: i + 1, position: `${i + 5}`.padStart(16, '0') };
      log.entries.push({ ...entry, ...place, event: { type: 'PlacesSearched', ...found } });
    }
    expect(needOf(log)).toMatchObject({ searches: 4, foundNothing: 2 });
  });
});
