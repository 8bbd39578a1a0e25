import type { TransferEvolve } from './fact.ts';

export const meetingPointShared: TransferEvolve<'MeetingPointShared'> = ({ point }) => ({ meetingPoint: point });
