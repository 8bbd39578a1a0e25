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
  it('HO-9: then whoever else has the duty there is told that there is a task, and neither who did it nor anybody elsewhere', async () => {
    await work.begin('jelena');
    expect(await notified.messages()).toEqual({});
    await work.handOver('jelena');
    expect(await notified.messages()).toEqual({ mila: 1 });
    expect(notified.service.received.map(({ text }) => text)).toEqual(['{"tasks":1}']);
    await notified.silence();
    await work.accept('mila');
    expect(await notified.messages()).toEqual({});
  });

  it('HO-9: when nobody else has the duty there, then the manager is told', async () => {
    await work.begin('lejla');
    await work.handOver('lejla');
    expect(await notified.messages()).toEqual({ petra: 1 });
  });
});
