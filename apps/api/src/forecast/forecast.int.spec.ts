import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMO_PEOPLE } from '@safe-haven/demo-network';
import { type HttpProgram, memoryStore, startHttpProgram } from '../testing/http-program.ts';
import { ManualClock } from '../testing/manual-clock.ts';

let haven: HttpProgram;
beforeAll(async () => {
  haven = await startHttpProgram(memoryStore(), new ManualClock(), {}, { people: DEMO_PEOPLE, seed: true });
});
afterAll(() => haven.served.close());

describe('GET /api/forecast', () => {
  it('FC-1 gives a manager the asked number of days for each own shelter and for their country', async () => {
    const { status, body } = await haven.get('demo-dragana', '/api/forecast?days=5');
    expect(status).toBe(200);
    const days = body.lines.map((line: { kind: string; days: unknown[] }) => [line.kind, line.days.length]);
    expect(days[0]).toEqual(['country', 5]);
    expect(days.length).toBeGreaterThan(3);
  });

  it('FC-4 gives others only the reason', async () => {
    for (const person of ['demo-nevena', 'demo-azra'])
      expect((await haven.get(person, '/api/forecast')).body).toMatchObject({ why: 'own_only', lines: [] });
    expect((await haven.get('demo-vesna', '/api/forecast')).status).toBe(403);
    expect((await haven.get('demo-dragana', '/api/forecast?days=8')).status).toBe(400);
  });

  it('is recorded as an export before its CSV file is sent', async () => {
    const { text, headers } = await haven.get('demo-dragana', '/api/forecast?format=csv');
    expect(headers.get('content-type')).toContain('text/csv');
    expect(text.split('\r\n')[0]).toBe('day,kind,key,name,country,shelters,of,in_service,free_now,low,middle,high');
    const trail = await haven.get('demo-slavica', '/api/audit?limit=100', {
      'haven-position': await haven.program.store.head(),
    });
    expect(JSON.stringify(trail.body.entries)).toContain('ExportProduced');
  });
});
