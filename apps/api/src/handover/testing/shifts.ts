import { type Handover, handover, type OneHandover, oneHandover } from '@safe-haven/contracts';
import { CaseworkProgram } from '../../requests/testing/casework-program.ts';
import type { Answer } from '../../testing/http-program.ts';

/** Shifts of a program over HTTP. */
export class ShiftProgram extends CaseworkProgram {
  async handover(person: string): Promise<Handover> {
    return handover.parse((await this.read(person, 'handover')).body);
  }

  async past(person: string, shiftId: string): Promise<OneHandover> {
    return oneHandover.parse((await this.read(person, `handover/${shiftId}`)).body);
  }

  begins(person: string): Promise<Answer> {
    return this.done(person, 'handover/begin-shift', {});
  }

  /** Of the account as they see it now. */
  async handsOver(person: string): Promise<Answer> {
    return this.done(person, 'handover/hand-over', await this.seen(person));
  }

  async accepts(person: string): Promise<Answer> {
    return this.done(person, 'handover/accept-handover', await this.seen(person));
  }

  async overrides(person: string, reason = 'left_already'): Promise<Answer> {
    return this.done(person, 'handover/override-handover', { ...(await this.seen(person)), reason });
  }

  /** What somebody's screen sends along: whose shift, and up to where they saw it. */
  async seen(person: string): Promise<{ shiftId: string; position: string }> {
    const { shift, account } = await this.handover(person);
    return { shiftId: shift?.shiftId ?? 'none', position: account.to.position };
  }
}
