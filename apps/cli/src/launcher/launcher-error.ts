/** Why the system cannot be started or stopped; the message is one line and says what to do about it. */
export class LauncherError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'LauncherError';
  }
}

/** The one line for whatever went wrong. */
export function oneLine(fault: unknown): string {
  const message = fault instanceof Error ? fault.message : String(fault);
  return message.split('\n').find((line) => line.trim() !== '') ?? 'Something failed without saying what';
}
