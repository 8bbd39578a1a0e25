import { type Tonight, tonightRead } from '@safe-haven/contracts';
import { endpointOf } from '../../net/read/endpoints.ts';
import { type Read, useRead } from '../../net/read/use-read.ts';

/** The data of Tonight for the caller, live. */
export const useTonight = (): Read<Tonight> => useRead(endpointOf(tonightRead));
