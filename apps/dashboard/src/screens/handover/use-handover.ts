import {
  type Handover,
  type HandoverBody,
  type HandoverCommandName,
  handover,
  type OneHandover,
  oneHandover,
} from '@safe-haven/contracts';
import { sendHandoverCommand } from '../../net/command/send-handover.ts';
import { useCommand } from '../../net/command/use-command.ts';
import { endpoints } from '../../net/read/endpoints.ts';
import { type Read, useRead } from '../../net/read/use-read.ts';

/** Who has the duty, and the account of the shift so far; live. */
export const useHandover = (): Read<Handover> => useRead(endpoints.handover, handover);

/** A handover of before, as it was. */
export const usePastHandover = (shiftId: string): Read<OneHandover> =>
  useRead(endpoints.pastHandover(shiftId), oneHandover, { alone: true });

/** Sends the commands of the duty, one at a time. After every answer the account is read again. */
export function useDuty(reload: () => Promise<void>) {
  const { busy, problem, send, clear } = useCommand();
  return {
    busy,
    problem,
    clear,
    /** True when it was accepted. */
    duty: async <N extends HandoverCommandName>(name: N, body: HandoverBody<N>): Promise<boolean> => {
      const same = JSON.stringify([name, body]);
      const settle = () => reload();
      return (await send((key) => sendHandoverCommand(name, body, key), { same, settle })) !== null;
    },
  };
}
