export { birthdayMoment } from './birthday';
export { addCalendar, subtractCalendar } from './calendar-time';
export { holidaysOf, type Holiday } from './danish-holidays';
export { dueAt, dueBefore, explainDue, type Due, type DueOptions } from './due';
export {
  parseCalendarDuration,
  parseDuration,
  type DurationFault,
  type IsoDuration,
  type ParsedDuration,
} from './duration';
export { levelMoments, nextLevelAfter, type LevelMoment } from './escalation';
export { localDateOf, startOfLocalDay, type LocalDate, type LocalTime } from './local-time';
export { firstFollowingWorkingDay, isWorkingDay, nextWorkingDayAt, type CalendarOptions } from './working-day';
export { addElapsed, addWorkingTime, subtractWorkingTime } from './working-time';
