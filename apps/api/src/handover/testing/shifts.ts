import { type Handover, handover, type OneHandover, oneHandover } from '@safe-haven/contracts';
import { CaseworkProgram } from '../../requests/testing/casework-program.ts';
import type { Answer } from '../../testing/http-program.ts';

/** Commands and reads of shifts over HTTP. */
export class ShiftProgram extends CaseworkProgram {
  async handover(person: string): Promise<Handover> {
    return handover.parse((await this.read(person, 'handover')).body);
  }

  async past(person: string, shiftId: string): Promise<OneHandover> {
    return oneHandover.parse((await this.read(person, `handover/${shiftId}`)).body);
  }

  begin(person: string): Promise<Answer> {
    return this.done(person, 'handover/begin-shift', {});
  }

  /** Of the account as that person sees it now. */
  async handOver(person: string): Promise<Answer> {
    return this.done(person, 'handover/hand-over', await this.seenAccount(person));
  }

  async accept(person: string): Promise<Answer> {
    return this.done(person, 'handover/accept-handover', await this.seenAccount(person));
  }

  async override(person: string, reason = 'left_already'): Promise<Answer> {
    return this.done(person, 'handover/override-handover', { ...(await this.seenAccount(person)), reason });
  }

  /** What a screen sends along: whose shift, and up to which position it was seen. */
  async seenAccount(person: string): Promise<{ shiftId: string; position: string }> {
    const { shift, account } = await this.handover(person);
    return { shiftId: shift?.shiftId ?? 'none', position: account.to.position };
  }
}
