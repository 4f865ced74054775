import { localDateOf, startOfLocalDay } from './local-time';
import { firstFollowingWorkingDay, isWorkingDay, nextWorkingDayAt } from './working-day';
import { instant } from '@stafet/core';

describe('a working day', () => {
  it.each([
    ['2026-11-20', true, 'an ordinary Friday'],
    ['2026-11-21', false, 'a Saturday'],
    ['2026-11-22', false, 'a Sunday'],
    ['2026-04-02', false, 'skærtorsdag'],
    ['2023-05-05', false, 'store bededag while it lasted'],
    ['2027-04-23', true, 'the former store bededag'],
    ['2026-12-24', true, 'Christmas Eve, where the organisation says nothing'],
    ['2026-06-05', true, 'Constitution Day, where the organisation says nothing'],
  ])('%s is one: %s (%s)', (date, expected) => {
    expect(isWorkingDay(date)).toBe(expected);
  });

  it.each(['05-01', '06-05', '12-24', '12-31'])('%s is none where the organisation closes', (day) => {
    expect(isWorkingDay(`2026-${day}`, { closingDays: [day] })).toBe(false);
  });
});

describe('the first following working day', () => {
  it.each([
    ['2026-11-20', '2026-11-23', 'Friday to Monday'],
    ['2026-04-01', '2026-04-07', 'over Easter'],
    ['2026-05-13', '2026-05-15', 'over Ascension Day'],
    ['2026-12-23', '2026-12-24', 'Christmas Eve counts unless closed'],
    ['2026-12-31', '2027-01-04', 'over New Year'],
    ['2027-04-22', '2027-04-23', 'the former store bededag counts'],
    ['2023-05-04', '2023-05-08', 'store bededag counted as a holiday then'],
  ])('after %s is %s (%s)', (date, following) => {
    expect(firstFollowingWorkingDay(date)).toBe(following);
  });

  it('is after Christmas where 24 December is closed', () => {
    expect(firstFollowingWorkingDay('2026-12-23', { closingDays: ['12-24'] })).toBe('2026-12-28');
  });

  it('does not exist, and says so, where every day is closed', () => {
    const everyDay = Array.from({ length: 366 }, (_, day) =>
      new Date(Date.UTC(2028, 0, 1 + day)).toISOString().slice(5, 10),
    );
    expect(() => firstFollowingWorkingDay('2026-01-01', { closingDays: everyDay })).toThrow(RangeError);
  });

  it('refuses a closing day written the Danish way round', () => {
    expect(() => firstFollowingWorkingDay('2026-01-01', { closingDays: ['24-12'] })).toThrow('MM-DD');
  });
});

describe('noon of the next working day', () => {
  it.each([
    ['2026-11-20T15:04:05.000Z', '2026-11-23T11:00:00.000Z', 'Friday afternoon in winter'],
    ['2026-07-03T15:04:05.000Z', '2026-07-06T10:00:00.000Z', 'Friday afternoon in summer'],
    ['2026-11-23T07:00:00.000Z', '2026-11-24T11:00:00.000Z', 'Monday morning is not due the same day'],
    ['2026-11-22T23:30:00.000Z', '2026-11-24T11:00:00.000Z', 'half past midnight on Monday, though Sunday in UTC'],
    ['2026-11-22T22:30:00.000Z', '2026-11-23T11:00:00.000Z', 'half past eleven on Sunday evening'],
    ['2026-03-27T15:00:00.000Z', '2026-03-30T10:00:00.000Z', 'over the night that loses an hour'],
    ['2026-10-23T15:00:00.000Z', '2026-10-26T11:00:00.000Z', 'over the night that gains an hour'],
    ['2027-03-24T15:00:00.000Z', '2027-03-30T10:00:00.000Z', 'over an Easter with the lost hour inside'],
  ])('after %s is %s (%s)', (from, due) => {
    expect(nextWorkingDayAt(instant(from), '12:00')).toBe(due);
  });
});

describe('a time of the first following working day', () => {
  it.each([
    ['10:00', '2026-11-20T15:04:05.000Z', '2026-11-23T09:00:00.000Z', 'receipt of a first admission on Friday (P02)'],
    ['10:00', '2026-04-01T12:00:00.000Z', '2026-04-07T08:00:00.000Z', 'of one before Easter, after 2. påskedag (P02)'],
    ['15:00', '2026-11-20T15:04:05.000Z', '2026-11-23T14:00:00.000Z', 'the call attempt on that day (P02)'],
    ['24:00', '2026-11-20T15:04:05.000Z', '2026-11-23T23:00:00.000Z', 'the end of that day is the next midnight'],
    ['24:00', '2026-03-26T12:00:00.000Z', '2026-03-27T23:00:00.000Z', 'in winter, two days before the lost hour'],
    ['24:00', '2026-03-27T12:00:00.000Z', '2026-03-30T22:00:00.000Z', 'in summer, the day after the lost hour'],
    ['24:00', '2026-10-23T12:00:00.000Z', '2026-10-26T23:00:00.000Z', 'in winter, the day after the gained hour'],
    ['24:00', '2026-12-30T12:00:00.000Z', '2026-12-31T23:00:00.000Z', 'at the end of the year'],
  ])('%s, after %s, is %s (%s)', (time, from, due) => {
    expect(nextWorkingDayAt(instant(from), time)).toBe(due);
  });

  it.each(['24:01', '25:00', '24.00', 'noon'])('is never %s', (time) => {
    expect(() => nextWorkingDayAt(instant('2026-11-20T15:04:05.000Z'), time)).toThrow(RangeError);
  });
});

describe('the day on the wall calendar', () => {
  it.each([
    ['2026-11-26', '2026-11-25T23:00:00.000Z'],
    ['2026-07-01', '2026-06-30T22:00:00.000Z'],
    ['2026-03-29', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', '2026-03-29T22:00:00.000Z'],
    ['2026-10-25', '2026-10-24T22:00:00.000Z'],
    ['2026-10-26', '2026-10-25T23:00:00.000Z'],
    ['2027-03-28', '2027-03-27T23:00:00.000Z'],
    ['2027-03-29', '2027-03-28T22:00:00.000Z'],
    ['2027-10-31', '2027-10-30T22:00:00.000Z'],
    ['2027-11-01', '2027-10-31T23:00:00.000Z'],
    ['2028-03-27', '2028-03-26T22:00:00.000Z'],
    ['2028-10-30', '2028-10-29T23:00:00.000Z'],
  ])('%s begins at %s', (date, start) => {
    expect(startOfLocalDay(date)).toBe(start);
    expect(localDateOf(startOfLocalDay(date))).toBe(date);
    expect(localDateOf(instant(new Date(Date.parse(start) - 1).toISOString())) < date).toBe(true);
  });

  it('refuses a day that does not exist', () => {
    expect(() => startOfLocalDay('2026-02-30')).toThrow(RangeError);
  });
});
