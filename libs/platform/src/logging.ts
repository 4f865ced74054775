import { ConsoleLogger } from '@nestjs/common';

/** One JSON line per event. Ids only: no name, no CPR number, no clinical word is ever logged. */
export function createLogger(context: string): ConsoleLogger {
  return new ConsoleLogger(context, { json: true, colors: false, logLevels: ['log', 'warn', 'error', 'fatal'] });
}
