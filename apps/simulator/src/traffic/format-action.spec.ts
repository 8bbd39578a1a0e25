import { describe, expect, it } from '@jest/globals';
import type { DemoPerson } from '@safe-haven/contracts';
import { clockOf, formatAction, formatCaseAction } from './format-action.ts';

const vesna: DemoPerson = {
  person: 'demo-vesna',
  name: 'Vesna M.',
  role: 'hotline',
  organisation: 'Atina',
  country: 'RS',
};
const action = { shelterId: 'lipa', shelterName: 'House Lipa', command: 'hold-beds', body: {} } as const;

describe('a line of the night', () => {
  it('says when, where, what and who', () => {
    const answer = { position: '1', revision: '1', events: [] };
    expect(formatAction(130, vesna, action, { kind: 'accepted', answer })).toBe(
      '22:10  House Lipa · places held · Vesna M., hotline',
    );
  });

  it('says a lost race as calmly, with what happened and what is left', () => {
    const problem = {
      type: 'about:blank',
      title: 'Somebody else was faster.',
      status: 409,
      code: 'bed_taken',
      happened: { what: 'held', at: '2026-11-25T01:10:00.000Z', byRole: 'shelter_staff' },
      free: '2-3',
    };
    expect(formatAction(0, vesna, action, { kind: 'refused', problem })).toBe(
      '20:00  House Lipa · a hold was refused: Somebody else was faster. (held by: shelter staff) 2-3 free. · Vesna M., hotline',
    );
  });

  it('says what was done for a party and by whom, and nothing about the party', () => {
    const asked = {
      description: 'houses were asked',
      commands: [{ path: 'requests/r1/broadcast', body: { shelters: ['lipa'] } }],
    };
    expect(formatCaseAction(130, vesna, asked, null)).toBe('22:10  houses were asked · Vesna M., hotline');
    const problem = { type: 'about:blank', title: 'This request is closed.', status: 409, code: 'request_closed' };
    expect(formatCaseAction(130, vesna, asked, { kind: 'refused', problem })).toBe(
      '22:10  houses were asked: not so. This request is closed. · Vesna M., hotline',
    );
  });

  it('reads the clock of a night that begins again at eight', () => {
    expect([0, 239.9, 240, 719, 720].map(clockOf)).toEqual(['20:00', '23:59', '00:00', '07:59', '20:00']);
  });
});
