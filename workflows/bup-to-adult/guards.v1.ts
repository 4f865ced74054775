import type { Question } from '../guards';

/** The joint meeting has been recorded, before the confirmation or after it. */
export function isTheJointMeetingRecorded({ context }: Question): boolean {
  return (context.particulars.counts['hold-joint-meeting'] ?? 0) > 0;
}
