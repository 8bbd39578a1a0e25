import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type OnDuty, onDuty } from '@safe-haven/contracts';
import { startHttpProgram } from '../testing/http-program.ts';
import { ShiftProgram } from './testing/shifts.ts';

const HOUR = 3_600_000;
let work: ShiftProgram;
beforeEach(async () => {
  work = new ShiftProgram(await startHttpProgram());
  await work.haven.registerShelter('lipa');
  await work.haven.registerShelter('jasen', 'petra');
});
afterEach(() => work.haven.served.close());

const read = async (person: string): Promise<OnDuty> => onDuty.parse((await work.read(person, 'on-duty')).body);

describe('given a coordinator of Atina on duty, and nobody at Lara', () => {
  beforeEach(() => work.begin('jelena'));

  it('HO-11: then her colleagues read her name and since when, and that she has handed over', async () => {
    expect(await read('ana')).toMatchObject({
      own: [{ shelters: null, shift: { by: { name: 'jelena', role: 'coordinator', mine: false }, waits: false } }],
      shelterId: 'lipa',
      others: [{ organisation: 'Lara', shelterId: 'jasen', roles: [] }],
    });
    await work.handOver('jelena');
    expect((await read('jelena')).own).toMatchObject([{ shift: { by: { mine: true }, waits: true } }]);
    await work.accept('ana');
    expect((await read('jelena')).own).toMatchObject([{ shift: { by: { name: 'ana' }, waits: false } }]);
  });

  it('HO-12: then another organisation reads as what, and neither who nor since when', async () => {
    const seen = await read('lejla');
    expect(seen.others).toEqual([{ organisation: 'Atina', shelterId: 'lipa', roles: ['coordinator'] }]);
    expect(seen.own).toEqual([{ shelters: null, shift: null }]);
    expect((await read('vera')).others).toEqual([
      { organisation: 'Atina', shelterId: 'lipa', roles: ['coordinator'] },
      { organisation: 'Lara', shelterId: 'jasen', roles: [] },
    ]);
    expect(JSON.stringify(seen)).not.toMatch(/jelena|demo-|20\d\d-/);
  });

  it('HO-12: when her shift is more than a day old, then others read nothing of it, and her colleagues that it is old', async () => {
    work.haven.advance(24 * HOUR);
    expect((await read('lejla')).others).toMatchObject([{ roles: ['coordinator'] }]);
    expect((await read('ana')).own).toMatchObject([{ shift: { old: false } }]);
    work.haven.advance(1);
    expect((await read('lejla')).others).toMatchObject([{ roles: [] }]);
    expect((await read('ana')).own).toMatchObject([{ shift: { by: { name: 'jelena' }, old: true } }]);
  });

  it('HO-11: then a hotline of her organisation reads her role and not her name', async () => {
    await work.haven.takesRole('mila', 'hotline', 'Atina');
    expect((await read('mila')).own).toMatchObject([
      { shift: { by: { name: null, role: 'coordinator', mine: false } } },
    ]);
  });

  it('HO-12: then nobody without numbers to call reads any of it, and an organisation that has only a draft is not there', async () => {
    for (const person of ['nora', 'fjolla', 'ada', 'aud']) {
      expect((await work.read(person, 'on-duty')).status).toBe(403);
    }
    await work.haven.takesRole('petra', 'manager', 'Lara');
    await work.haven.done('petra', 'bor', 'register', {
      ...{ name: 'House Bor', organisation: 'Lara', country: 'BA', area: { id: 'ba-sarajevo' } },
      ...{ timezone: 'Europe/Sarajevo', mode: 'kept', kind: 'emergency' },
    });
    await work.haven.done('petra', 'jasen', 'close', {});
    expect((await read('jelena')).others).toEqual([]);
  });
});
