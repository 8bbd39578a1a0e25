import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ShiftProgram } from '../../handover/testing/shifts.ts';
import { type NotifiedProgram, startNotifiedProgram } from './testing/notified-program.ts';

let notified: NotifiedProgram;
let work: ShiftProgram;
beforeEach(async () => {
  notified = await startNotifiedProgram();
  await notified.everybodySubscribes();
  work = new ShiftProgram(notified.haven);
});
afterEach(() => notified.close());

describe('given a shift that is handed over, and people with a device each', () => {
  it('HO-9: then the others on duty at the desk are notified of a task, without who did it, and nobody elsewhere', async () => {
    await work.begin('jelena');
    expect(await notified.messages()).toEqual({});
    await work.handOver('jelena');
    expect(await notified.messages()).toEqual({ mila: 1 });
    expect(notified.service.received.map(({ text }) => text)).toEqual(['{"tasks":1}']);
    await notified.silence();
    await work.accept('mila');
    expect(await notified.messages()).toEqual({});
  });

  it('HO-9: when nobody else is on duty there, then the manager is notified', async () => {
    await work.begin('lejla');
    await work.handOver('lejla');
    expect(await notified.messages()).toEqual({ petra: 1 });
  });
});
