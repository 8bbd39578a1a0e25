import { type TransferList, type TransferView, transferList, transferView } from '@safe-haven/contracts';
import type { Read } from '../../net/use-read.ts';
import { useLiveRead } from '../live/use-live-read.ts';

/** The transfers of which one is a side, live. */
export const useTransfers = (): Read<TransferList> => useLiveRead('/api/transfers', transferList);

/** One transfer, live. */
export const useTransfer = (transferId: string): Read<TransferView> =>
  useLiveRead(`/api/transfers/${encodeURIComponent(transferId)}`, transferView);
