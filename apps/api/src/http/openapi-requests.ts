import {
  requestBodies,
  requestList,
  requestView,
  taskList,
  tonight,
  transferBodies,
  transferList,
  transferView,
} from '@safe-haven/contracts';
import type { z } from 'zod';
import { tasksQuery } from '../requests/tasks.controller.ts';

/** What is read of requests and transfers: summary, answer, and what its address may ask. */
export interface DocumentedRead {
  readonly summary: string;
  readonly answer: z.ZodType;
  readonly query?: z.ZodObject;
}

export const REQUEST_READS: Readonly<Record<string, DocumentedRead>> = {
  '/api/requests': { summary: 'Parties that look for a place, of one’s own organisation', answer: requestList },
  '/api/requests/{requestId}': { summary: 'One request', answer: requestView },
  '/api/tasks': { summary: 'What one’s own houses are asked', answer: taskList, query: tasksQuery },
  '/api/transfers': { summary: 'Transfers from and to one’s own side', answer: transferList },
  '/api/transfers/{transferId}': { summary: 'One transfer', answer: transferView },
  '/api/tonight': { summary: 'What this night is about', answer: tonight },
};

/** Commands by the path of what they are about. */
export const REQUEST_COMMANDS: Readonly<Record<string, Readonly<Record<string, z.ZodType>>>> = {
  '/api/requests/{requestId}': requestBodies,
  '/api/transfers/{transferId}': transferBodies,
};
