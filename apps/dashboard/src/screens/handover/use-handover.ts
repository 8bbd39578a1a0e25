import {
  type Handover,
  type HandoverBody,
  type HandoverCommandName,
  handoverRead,
  type OneHandover,
  pastHandoverRead,
} from '@safe-haven/contracts';
import { sendHandoverCommand } from '../../net/command/send-handover.ts';
import { useCommand } from '../../net/command/use-command.ts';
import { endpointOf } from '../../net/read/endpoints.ts';
import { type Read, useRead } from '../../net/read/use-read.ts';

/** The current shift and its account so far; live. */
export const useHandover = (): Read<Handover> => useRead(endpointOf(handoverRead));

/** An earlier handover. */
export const usePastHandover = (shiftId: string): Read<OneHandover> =>
  useRead(endpointOf(pastHandoverRead, { shiftId }), { resetsOnChange: true });

/** Sends shift commands, one at a time, and rereads the account after each answer. */
export function useDuty(reload: () => Promise<void>) {
  const { busy, problem, send, clear } = useCommand();
  return {
    busy,
    problem,
    clear,
    /** Resolves to true when the command was accepted. */
    duty: async <N extends HandoverCommandName>(name: N, body: HandoverBody<N>): Promise<boolean> => {
      const same = JSON.stringify([name, body]);
      const settle = () => reload();
      return (
        (await send((key) => sendHandoverCommand(name, body, key), { dedupeKey: same, onAnswer: settle })) !== null
      );
    },
  };
}
