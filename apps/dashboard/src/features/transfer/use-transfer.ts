import { type TransferList, type TransferView, transferList, transferView } from '@safe-haven/contracts';
import { endpoints } from '../../net/read/endpoints.ts';
import { type Read, useRead } from '../../net/read/use-read.ts';

/** The transfers with the caller's organisation on either side, live. */
export const useTransfers = (): Read<TransferList> => useRead(endpoints.transfers, transferList);

/** One transfer, live. */
export const useTransfer = (transferId: string): Read<TransferView> =>
  useRead(endpoints.transfer(transferId), transferView);
