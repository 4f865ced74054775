export { holidaysOf, type Holiday } from './danish-holidays';
export { dueAt, dueBefore, explainDue, type Due, type DurationRule } from './due';
export { parseDuration, type DurationFault, type IsoDuration, type ParsedDuration } from './duration';
export { localDateOf, startOfLocalDay, type LocalDate, type LocalTime } from './local-time';
export { firstFollowingWorkingDay, isWorkingDay, nextWorkingDayAt, type CalendarOptions } from './working-day';
export { addElapsed, addWorkingTime, subtractWorkingTime } from './working-time';
