import { type TransferList, type TransferView, transferRead, transfersRead } from '@safe-haven/contracts';
import { endpointOf } from '../../net/read/endpoints.ts';
import { type Read, useRead } from '../../net/read/use-read.ts';

/** The transfers with the caller's organisation on either side, live. */
export const useTransfers = (): Read<TransferList> => useRead(endpointOf(transfersRead));

/** One transfer, live. */
export const useTransfer = (transferId: string): Read<TransferView> =>
  useRead(endpointOf(transferRead, { transferId }));
