import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ManualClock } from '../testing/manual-clock.ts';
import { Sessions } from './sessions.ts';

const HOUR = 3_600_000;
const folder = () => mkdtempSync(join(tmpdir(), 'haven-sessions-'));

describe('given somebody signed in', () => {
  it('when the program restarts, then the session goes on, and the file holds no token', () => {
    const path = folder();
    const clock = new ManualClock();
    const token = new Sessions(path, clock).open('jelena');
    expect(new Sessions(path, clock).find(token)?.person).toBe('jelena');
    const [name, ...others] = readdirSync(path);
    expect(others).toEqual([]);
    expect(name + readFileSync(join(path, name!), 'utf8')).not.toContain(token);
    expect(statSync(join(path, name!)).mode & 0o077).toBe(0);
  });

  it('when she signs out at another process of the same folder, then she is out here too, and listeners are told', () => {
    const path = folder();
    const clock = new ManualClock();
    const [here, there] = [new Sessions(path, clock), new Sessions(path, clock)];
    const token = here.open('jelena');
    const { id } = there.find(token)!;
    const told: string[] = [];
    here.onClose((closed) => told.push(closed));
    there.close(id);
    here.dropEnded();
    expect(told).toEqual([id]);
    expect(here.find(token)).toBeNull();
  });

  it('when an hour passes without a request, then the session is over', () => {
    const clock = new ManualClock();
    const sessions = new Sessions(null, clock);
    const token = sessions.open('jelena');
    clock.advance(HOUR - 1);
    expect(sessions.find(token)).not.toBeNull();
    clock.advance(HOUR + 1);
    expect(sessions.find(token)).toBeNull();
  });

  it('when twelve hours pass, then it is over whatever was done', () => {
    const clock = new ManualClock();
    const sessions = new Sessions(null, clock);
    const token = sessions.open('jelena');
    for (let i = 0; i < 24; i++) {
      clock.advance(HOUR / 2);
      sessions.find(token);
    }
    clock.advance(1);
    expect(sessions.find(token)).toBeNull();
  });

  it('when she signs out, then the token is dead at once and listeners are told', () => {
    const sessions = new Sessions(null, new ManualClock());
    const token = sessions.open('jelena');
    const { id } = sessions.find(token)!;
    const told: string[] = [];
    sessions.onClose((closed) => told.push(closed));
    sessions.close(id);
    expect(sessions.find(token)).toBeNull();
    expect(told).toEqual([id]);
  });

  it('when a token is guessed, then it is nobody', () => {
    expect(new Sessions(null, new ManualClock()).find('guess')).toBeNull();
  });
});
